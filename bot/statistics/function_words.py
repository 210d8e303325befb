"""English words that hold a sentence together and say nothing about its subject or its speaker."""

_WORDS = """
a an the this that these those some any each every either neither both all such same other another
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one 1 ones who whom whose which what
somebody someone something anybody anyone anything everybody everyone everything nobody nothing
is am are was were be been being isnt arent wasnt werent do does did done dont doesnt didnt doing
have has had having havent hasnt hadnt will would wont wouldnt shall should shouldnt can could cant
couldnt may might must im ive id ill youre youve youd youll hes shes theyre theyve theyd
theyll weve well thats theres heres whats whos lets
and or but nor so if then than because while although though unless until whether as
of to in on at by for from with without within into onto about over under up down out off through
between among across along around after before since during against toward towards upon per via
not no yes yeah oh ok okay too also just only even still very more most much many few less least
here there where when why how now again once ever never else get gets got getting like
"""

FUNCTION_WORDS = frozenset(_WORDS.split())
"""In canonical form: one case, no apostrophes, numbers in digits; "well" is "we'll" as much as "well"."""
