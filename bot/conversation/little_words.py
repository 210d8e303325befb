"""English words, in canonical form, that say little without the words around them."""

_WORDS = """
a about actually all also am an and any are arent as at away back be because been before being both
but by can cant could couldnt course did didnt do does doesnt doing dont down each else even every
everything for from get gets getting go goes going gonna got guess had has have havent having he her
here hes him his how i id if ill im in into is isnt it its ive just kind know like likes lot lots
made make makes many may maybe mean might more most much my need no not now of off oh okay on one or
other our out over people pretty probably put quite really right said same say saying see she should
so some something sometimes sort stuff such sure take than that thats the their them then there
theres these they theyre theyve thing things think this those though through to too try trying up us
use very want was wasnt way we well went were weve what whats when where which while who whos why
will with wont would wouldnt yeah yes you your youre youve
"""

LITTLE_WORDS = frozenset(_WORDS.split())
"""Pronouns, auxiliaries, prepositions, and what people fill speech with."""
