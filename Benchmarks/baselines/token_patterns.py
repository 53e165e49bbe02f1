"""The shipped rules as patterns of spaCy's Matcher, with the entities that the ruler has set."""

DET = {"LOWER": {"IN": "the a an our this that its their these two three several existing".split()}, "OP": "?"}
SMALL = {"IS_LOWER": True, "LOWER": {"NOT_IN": "the a an and or of for in on to with by from that which is are".split()}}
NAME = {"TEXT": {"REGEX": r"^[A-Z][\w.+-]*$"}, "ENT_TYPE": ""}
STRONG = {"TEXT": {"REGEX": r"^[A-Z][\w.+]*[A-Z0-9][\w+-]*$"}, "ENT_TYPE": ""}
NAMES = {**NAME, "OP": "{1,4}"}
PROPOSE = {"LOWER": {"REGEX": r"^(propos|present|introduc|develop|design|devis|releas|contribut|unveil|offer|describ|build|construct|creat|curat)"}}
CALLED = {"LOWER": {"IN": "called named dubbed termed coined namely".split()}}
LIKE = {"LOWER": {"IN": "like including includes namely".split()}}
DATA = {"LOWER": {"IN": "dataset datasets corpus corpora benchmark benchmarks database databases testbed treebank suite".split()}}
HEAD = {"LOWER": {"IN": (
    "model models framework frameworks algorithm algorithms architecture method methods approach approaches network "
    "networks system systems library toolkit package optimizer encoder decoder backbone agent agents baseline baselines "
    "classifier pipeline module technique techniques llm llms").split()}}
VERB = {"LOWER": {"REGEX": r"^(outperform|surpass|exceed|beat|improv|achiev|attain|obtain|reach|yield|enabl|provid|us|learn|reduc|is|was|can)"}}
COMMA = {"TEXT": {"IN": [",", "and", "or"]}}


def upto(count, token):
    return {**token, "OP": f"{{0,{count}}}"}


def entity(kind):
    return {"ENT_TYPE": kind, "OP": "+"}


# Quantities: a number with its unit.
QUANTITIES = {
    "percent": [[{"LIKE_NUM": True}, {"TEXT": {"IN": ["%", "\\%"]}}], [{"LIKE_NUM": True}, {"TEXT": "\\"}, {"TEXT": "%"}]],
    "times": [[{"TEXT": {"REGEX": r"^\d[\d.,]*x$"}}], [{"LIKE_NUM": True}, {"LOWER": {"IN": ["x", "times"]}}]],
    "unit": [[{"LIKE_NUM": True}, {"LOWER": {"IN": "gb tb mb khz hz db ms second seconds minute minutes hour hours million billion".split()}}]],
    "scaled": [[{"TEXT": {"REGEX": r"^\d[\d.,]*[KMBT]$"}}]],
    "number": [[{"LIKE_NUM": True}]],
}

# Names: rule -> (type, patterns). The name is the longest run of NAME tokens in the match.
NAME_RULES = {
    "models/title": ("model", [[{"IS_SENT_START": True, **NAME}, upto(3, NAME), {"TEXT": ":"}]]),
    "models/proposed": ("model", [[PROPOSE, DET, upto(3, SMALL), NAMES, {"TEXT": {"IN": list("(,.;:-")}}]]),
    "models/proposed-called": ("model", [[PROPOSE, upto(12, {"IS_ALPHA": True}), CALLED, DET, NAMES]]),
    "models/name-head": ("model", [[STRONG, upto(1, SMALL), HEAD]]),
    "models/head-name": ("model", [[HEAD, LIKE, NAMES], [HEAD, {"LOWER": "such"}, {"LOWER": "as"}, NAMES]]),
    "models/head-then-name": ("model", [[HEAD, NAMES]]),
    "models/subject": ("model", [[STRONG, VERB]]),
    "models/based": ("model", [[STRONG, {"TEXT": "-"}, {"LOWER": {"IN": ["based", "style", "like", "powered", "guided"]}}]]),
    "models/compared": ("model", [[{"LOWER": {"IN": "than over against with by via using to".split()}}, STRONG]]),
    "models/coordinated": ("model", [[entity("model"), COMMA, NAMES], [NAMES, COMMA, entity("model")]]),
    "models/version": ("model", [[entity("model"), {"TEXT": {"IN": ["-", "/", "_"]}}, {"TEXT": {"REGEX": r"^[\dA-Z][\w.]*$"}}]]),
    "models/long-and-short": ("model", [[PROPOSE, DET, upto(6, SMALL), NAMES, {"TEXT": "("}, STRONG, {"TEXT": ")"}]]),
    "datasets/name-head": ("dataset", [[NAMES, upto(2, SMALL), DATA]]),
    "datasets/head-name": ("dataset", [[DATA, LIKE, NAMES], [DATA, {"LOWER": "such"}, {"LOWER": "as"}, NAMES], [DATA, CALLED, NAMES]]),
    "datasets/proposed": ("dataset", [[PROPOSE, DET, upto(3, SMALL), NAMES, upto(1, {"TEXT": ","}), upto(6, SMALL), DATA]]),
    "datasets/evaluated": ("dataset", [[{"LOWER": {"REGEX": r"^(evaluat|experiment|test|train|pretrain|benchmark|result)"}}, upto(3, {"IS_ALPHA": True}),
                                        {"LOWER": {"IN": ["on", "across", "over"]}}, DET, NAMES]]),
    "datasets/coordinated": ("dataset", [[entity("dataset"), COMMA, NAMES], [NAMES, COMMA, entity("dataset")]]),
    "metrics/at-k": ("metric", [[{"TEXT": {"REGEX": r"^[A-Za-z]+@[\dkKnN]+$"}}]]),
    "metrics/averaged": ("metric", [[{"LOWER": {"IN": ["macro", "micro", "weighted"]}}, upto(1, {"TEXT": "-"}), {"LOWER": {"IN": ["f1", "precision", "recall", "accuracy"]}}]]),
    "metrics/top-k": ("metric", [[{"LOWER": {"REGEX": r"^top-?\d*$"}}, upto(2, {"TEXT": {"REGEX": r"^(-|\d+)$"}}), {"LOWER": {"IN": ["accuracy", "error", "recall", "precision"]}}]]),
    "metrics/proposed": ("metric", [[PROPOSE, DET, NAMES, {"TEXT": ","}, {"LOWER": {"IN": ["a", "an"]}}, upto(4, SMALL), {"LOWER": {"IN": ["metric", "measure", "score"]}}]]),
    "tasks/composed": ("task", [[{"ENT_TYPE": "modifier", "OP": "{1,4}"}, {"ENT_TYPE": {"IN": ["head", "task"]}, "OP": "+"}]]),
    "tasks/defined": ("task", [[entity("task"), {"TEXT": "("}, STRONG, {"TEXT": ")"}]]),
    "tasks/proposed": ("task", [[{"LOWER": {"IN": ["task", "problem"]}}, {"TEXT": {"IN": [",", ":"]}}, NAMES, {"TEXT": {"IN": [",", "."]}}]]),
}

# One token of a mention is enough where a pattern begins or ends with it or has a gap beside it.
V, K, D, M, T = ({"ENT_TYPE": kind} for kind in ("quantity", "metric", "dataset", "model", "task"))
WHOLE_V, WHOLE_K = entity("quantity"), entity("metric")
# A gap. `{0,14}` would stand for 14 optional tokens, and the Matcher tries every choice of them: seconds a paper with two
# such gaps in a pattern. `*` costs one state; the end of the sentence bounds it.
FREE = {"ENT_TYPE": {"NOT_IN": ["quantity"]}, "TEXT": {"NOT_IN": [";", ".", "!", "?"]}, "OP": "*"}
UP = {"LOWER": {"REGEX": r"^(improv|increas|gain|boost|rais|ris|rose|outperform|surpass|exceed|beat|better|higher|enhanc|drop|fall|fell|declin|degrad|los|worse|lower)"}}
DOWN = {"LOWER": {"REGEX": r"^(reduc|decreas|lower|cut|sav|shrink|shorten|speed|accelerat|faster|slower|fewer|smaller|less|cheaper)"}}
CHANGE = {"LOWER": {"REGEX": r"^(improvement|increase|gain|boost|rise|higher|better|lower|worse|drop|decline|decrease|reduction|advantage|loss)s?$"}}
SAYS = {"LOWER": {"REGEX": r"^(achiev|reach|attain|obtain|scor|yield|get|gain|improv|outperform|ha[sd]|retain|lose|rais|drop|fall|rise|is|was|deliver|succeed)"}}
CMP = upto(3, {"LOWER": {"IN": "about over under up to around nearly only at least most more less than an a the average".split()}})
ON = {"LOWER": {"IN": "on for over across in".split()}}
IN = {"LOWER": {"IN": ["in", "of", "on", "for"]}, "OP": "?"}
THE = {"LOWER": "the", "OP": "?"}
BY = {"LOWER": "by"}

RESULT_RULES = {
    "results/from-to": ("score", [[K, FREE, {"LOWER": "from"}, WHOLE_V, upto(4, {"ENT_TYPE": ""}), {"LOWER": "to"}, CMP, V]]),
    "results/compared": ("score", [[WHOLE_V, K, FREE, {"LOWER": {"IN": ["surpassing", "over", "with", "to", "versus", "against"]}}, FREE, V]]),
    "results/improved-by": ("delta", [[UP, FREE, BY, CMP, WHOLE_V, IN, THE, K], [UP, FREE, K, FREE, BY, CMP, V]]),
    "results/change-in": ("delta", [[V, upto(1, SMALL), CHANGE, IN, THE, K]]),
    "results/change-of": ("delta", [[K, upto(1, SMALL), CHANGE, {"LOWER": {"IN": ["of", "by"]}}, CMP, V]]),
    "results/rises-by": ("delta", [[K, upto(2, SMALL), BY, CMP, V]]),
    "results/relative": ("relative", [[DOWN, FREE, K, FREE, {"LOWER": {"IN": ["by", "to"]}}, CMP, V]]),
    "results/times": ("relative", [[V, upto(1, SMALL), {"LOWER": {"IN": "faster fewer less lower higher more better slower smaller larger shorter reduction speedup".split()}}, IN, upto(1, SMALL)]]),
    "results/bare-change": ("delta", [[UP, FREE, {"LOWER": {"IN": ["by", "of"]}}, CMP, V]]),
    "results/metric-value": ("score", [[K, upto(1, SMALL), {"LOWER": {"IN": ["of", "at", "is", "are", "was", "were", "to", "reaches", "reached", ":", "=", "("]}}, CMP, V]]),
    "results/value-metric": ("score", [[V, IN, upto(1, SMALL), K]]),
    "results/same-metric": ("score", [[K, FREE, V]]),
    "results/later-metric": ("score", [[V, FREE, K]]),
    "results/value-on": ("score", [[V, FREE, ON, FREE, D]]),
    "results/on-value": ("score", [[{"LOWER": {"IN": ["on", "for"]}}, THE, D, FREE, V]]),
    "results/of-model": ("score", [[M, FREE, SAYS, FREE, V]]),
    "results/own-model": ("score", [[{"LOWER": "it"}, FREE, V], [{"LOWER": "our"}, HEAD, FREE, V]]),
    "results/for-model": ("score", [[V, {"LOWER": {"IN": ["for", "by", "with"]}}, M]]),
    "results/for-task": ("score", [[V, FREE, ON, FREE, T]]),
}
