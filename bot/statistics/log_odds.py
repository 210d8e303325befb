"""How strongly a term belongs to one speaker: log-odds ratios with an informative Dirichlet prior.

After Monroe, Colaresi and Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the
Content of Political Conflict", Political Analysis 16 (2008), 372-403.
"""

from math import log, sqrt


def log_odds_score(own: int, own_total: int, others: int, others_total: int, prior_total: float) -> float:
    """Return how many standard deviations a term's odds with one speaker lie above its odds with the others.

    ``own`` and ``others`` are uses of the term, the totals those of all terms. The prior is ``prior_total``
    imagined uses of all terms by each side, in the proportions of everybody's talk: it keeps rare terms from
    looking extreme, and common ones from winning by a hair. 0 for a term that is all anybody says.
    """
    imagined = prior_total * (own + others) / (own_total + others_total)
    own_rest = own_total + prior_total - own - imagined
    others_rest = others_total + prior_total - others - imagined
    if not imagined or own_rest <= 0 or others_rest <= 0:
        return 0.0
    log_odds_ratio = log((own + imagined) / own_rest) - log((others + imagined) / others_rest)
    return log_odds_ratio / sqrt(1 / (own + imagined) + 1 / (others + imagined))
