"""What is said: values (and picture bytes) in, replies out. Pure; the only place with wording.

``reply``     what a reply is; ``markdown`` text that cannot break out; ``clicks`` what a button's id holds
``quotation`` a quote as lines; ``result`` a quote with its buttons; the others: one kind of answer each
"""
