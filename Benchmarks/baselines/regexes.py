"""The shipped rules as regular expressions: those of names over the text, those of results over a sentence in which
each mention is one private character."""

import re

# Mentions in a sentence: dataset, model, metric, task, and quantities by what they are.
MARKS = {"dataset": "\ue000", "model": "\ue001", "metric": "\ue002", "task": "\ue003", "link": "\ue004"}
PERCENT, MULTIPLE, DECIMAL, POINTS, WORD, NUMBER = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014", "\ue015"
D, M, K, T = (MARKS[kind] for kind in ("dataset", "model", "metric", "task"))
Q = f"[{PERCENT}{MULTIPLE}{DECIMAL}{POINTS}{NUMBER}]"
V = f"[{PERCENT}{DECIMAL}{POINTS}]"

URL = re.compile(r"https?://[^\s<>{}\"']*[^\s<>{}\"'.,;:!?)\]]|\b10\.\d{4,}/[^\s<>]+[^\s<>.,;)]")
WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million|half|twice"
QUANTITY = re.compile(
    r"(?<![\w.@/-])[+\-~]?\d[\d,]*(?:\.\d+)?(?:\s?-{1,2}\s?\d[\d,]*(?:\.\d+)?)?"
    r"(?:(?P<percent>\s?\\?%)|(?P<times>\s?\$?\\times\$?|x\b|\s?times\b)|(?P<points>\s(?=points?\b|pp\b))"
    r"|(?P<unit>[KMBT]\b|\s?(?:GB|TB|MB|kHz|Hz|dB|ms|seconds?|minutes?|hours?|million|billion|trillion)\b))?(?![\w])"
    rf"|\b(?P<word>{WORDS})\b(?!-)",
)

NAME = r"[A-Z][\w.+]*[A-Z0-9][\w.+-]*|[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,3}"
STRONG = r"\b[A-Z][\w.+]*[A-Z0-9][\w+-]*"
DET = r"(?:the|a|an|our|this|that|its|their|these|two|three|several|existing) "
MOD = r"(?:(?!the\b|a\b|an\b|and\b|or\b|of\b|for\b|in\b|on\b|to\b|with\b|by\b|from\b)[a-z-]+ )"
PROPOSE = (
    r"\b(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed|ing)?|design(?:s|ed)?|"
    r"devised?|releas(?:e|es|ed|ing)|contributes?|unveils?|offers?|describes?|builds?|constructs?|create[sd]?|curate[sd]?)"
)
CALLED = r"(?:called|named|dubbed|termed|coined|namely|(?:referred|refer) to as)"
SUCH = r"(?:such as|like|including|includes?|e\.g\.,?|i\.e\.,?|namely|for example,?)"
DATA = r"(?:datasets?|corpus|corpora|benchmarks?|databases?|testbed|treebank|suite)"
HEAD = (
    r"(?:models?|frameworks?|algorithms?|architectures?|methods?|approach(?:es)?|networks?|systems?|library|toolkit|"
    r"package|optimizers?|encoders?|decoder|backbones?|agents?|baselines?|classifiers?|pipeline|module|techniques?|LLMs?)"
)
BEAT = (
    r"(?:outperform|surpass|exceed|beat|improv|achiev|attain|obtain|reach|yield|deliver|enable|provide|leverage|employ|"
    r"use|utilize|combine|learn|adopt|operate|perform|offer|show|demonstrate|reduce|allow|extend|is|was|can|also)\w*"
)
LIST = rf"(?:{NAME})(?:(?:, and |, | and | or )(?:{NAME}))*"

LONG = r"[A-Z][\w-]+(?: (?:(?:of|for|in|with|via|from|and|on|to|by) (?:the )?)?[A-Z][\w-]+){1,6}"

# What is no mention, though a lexicon or a later rule would take it for one.
SUPPRESS = [
    r"\b(?:at|during) (?P<n>(?:inference|test|training|run) time|runtime)\b",
    r"\b(?:to|can|cannot|could|may|will|must) (?:[a-z]+ or )?(?P<n>recall)\b",
    r"\b(?P<n>unlearning|captioning|localization|summarization|inpainting) (?:an?|the|this|these|embedding|class)\b",
    r"\b(?:language|trained|vision|neural|diffusion|generative|foundation|multimodal|adversarial|convolutional|graph|recurrent) "
    r"(?:models?|networks?|experts|transformers?|autoencoders?) \((?P<n>[A-Z]\w+)\)",
]
SUPPRESS = [re.compile(pattern) for pattern in SUPPRESS]

# What may follow a known name as its version, size or variant.
VERSION = re.compile(
    r"(?:[-_/+ ]v?\d[\w]*(?:\.\d+)?[BbMmK]?(?![\w%.]|[ -]?(?:times|layers|models|points|datasets|x\b|epochs|hours|days))"
    r"|[-_/+](?:[A-Z]\w*|large|base|small|tiny|mini|medium|huge|instruct|chat|turbo|lite|pro|flash|hf|uncased|cased)\b"
    r"| (?:Sonnet|Opus|Haiku|Turbo|Pro|Flash|Ultra|Nano|Mini|Large|Small|XL|Instruct|Chat|Base)\b"
    r"| \((?:[Ll]arge|[Bb]ase|[Ss]mall|XL|XXL|\d+[BM])\))+"
)
EXTENDED = re.compile(r"(?:[-+][A-Z0-9]\w*)+| 20\d\d\b")

# Where an ordinary word is a name: what must stand before or after it.
AMBIGUOUS = {
    "dataset": (
        re.compile(r"(?:(?:evaluat|experiment|test|train|fine-tun|pretrain|benchmark|result|perform)\w*|accuracy|\d[%\w]*(?: [a-zA-Z0-9]+)?) (?:on|across|over|for) (?:the )?\Z"),
        re.compile(rf" (?:[a-z-]+ ){{0,2}}(?:{DATA}|leaderboard|challenge|collection)\b"),
    ),
    "model": (
        re.compile(r"(?:compared (?:with|to)|outperform\w*|surpass\w*|beats?|over|than|against|of|with|by|via|using|from|to) (?:the )?\Z"),
        re.compile(rf" {HEAD}\b"),
    ),
    "metric": (re.compile(r"(?:in terms of|measured by|metrics? \(|metrics? such as|metrics including) (?:[\w-]+(?:, and |, | and )){0,4}\Z"), None),
}

# What the text before an address says that it leads to.
ROLE = re.compile(
    r"(?:(?P<code>codes?|implementations?|source|repository|repo|toolkit|library|scripts|software|codebase|github|package)"
    r"|(?P<data>datasets?|data|corpus|benchmark|annotations|collections?)|(?P<model>models?|checkpoints?|weights))\b(?:\W+\w+){0,14}?\W*\Z",
    re.IGNORECASE,
)

# (rule, type, what it proposes, expression); the group "n" is the name, "list" several of them.
NAMES = [
    ("models/title", "model", True, rf"\A(?P<n>{NAME}): "),
    ("models/proposed", "model", True, rf"{PROPOSE} (?:{DET})?{MOD}{{0,3}}(?P<n>{NAME})(?=[(,.;: -]|$)"),
    ("models/proposed-called", "model", True, rf"{PROPOSE} (?:[\w-]+ ){{0,12}}?[\w-]+,? {CALLED} (?:{DET})?(?P<n>{NAME})"),
    ("models/name-head", "model", False, rf"(?P<n>{STRONG}) {MOD}?{HEAD}\b"),
    ("models/head-name", "model", False, rf"\b{HEAD},? {SUCH} (?P<list>{LIST})"),
    ("models/subject", "model", False, rf"(?P<n>{STRONG}) {BEAT}\b"),
    ("models/based", "model", False, rf"(?P<n>{STRONG})-(?:based|style|like|powered|guided|enhanced)\b"),
    ("models/compared", "model", False, rf"\b(?:than|over|against|with|by|via|using|compared (?:to|with)) (?P<n>{STRONG})(?! {DATA})"),
    ("models/coined", "model", True, r"\b(?:call|dub|term|name)(?:ed)? (?:\w+ ){0,3}[\"“‘`]{1,2}(?P<n>[\w-]+(?: [\w-]+){0,3})\.?[\"”’]"),
    ("models/coined-lower", "model", True, rf"{PROPOSE} (?P<n>[a-z]+(?:-[a-z]+)*), (?:an?|our) (?:[\w-]+ ){{0,5}}?{HEAD}\b"),
    ("models/head-then-name", "model", False, rf"\b(?:model|framework|algorithm|method|system|tool|library|architecture|agent|baseline|approach|network) (?P<n>{NAME})(?! {HEAD})"),
    ("models/long-and-short", "model", True, rf"{PROPOSE} (?:{DET})?{MOD}{{0,6}}(?P<n>{LONG}) \((?P<short>{STRONG})\)"),
    ("datasets/name-head", "dataset", False, rf"(?<=[a-z,(] )(?P<n>{NAME}) {MOD}{{0,2}}{DATA}\b"),
    ("datasets/head-name", "dataset", False, rf"\b{DATA},? (?:{SUCH}|{CALLED}) (?P<list>{LIST})"),
    ("datasets/proposed", "dataset", True, rf"{PROPOSE} (?:{DET})?{MOD}{{0,3}}(?P<n>{NAME}),? (?:[\w-]+ ){{0,6}}?{DATA}\b"),
    ("datasets/evaluated", "dataset", False,
     rf"\b(?:evaluat|experiment|test|train|fine-tun|pre-?train|benchmark|result|accuracy)\w* (?:\w+ ){{0,3}}?(?:on|across|over) (?:{DET})?(?P<list>{STRONG}(?:(?:, and |, | and ){STRONG})*)"),
    ("metrics/at-k", "metric", False, r"\b(?P<n>[A-Za-z]+@[\dkKnN]+)\b"),
    ("metrics/averaged", "metric", False, r"\b(?P<n>(?:macro|micro|weighted)[ -](?:averaged? )?(?:F-?1|precision|recall|accuracy|AUC|IoU|Dice)(?: scores?)?)\b"),
    ("metrics/top-k", "metric", False, r"\b(?P<n>[Tt]op-\d+ (?:accuracy|error|recall|precision))\b"),
    ("metrics/listed", "metric", False, r"\b(?:metrics|measures) \((?!see)(?P<list>[a-z]+(?: [a-z]+)?(?:(?:, and |, | and )[a-z]+(?: [a-z]+)?)+)\)"),
    ("metrics/proposed", "metric", False, rf"{PROPOSE} (?:{DET})?(?P<n>{NAME}), an? (?:[\w-]+ ){{0,4}}?(?:metric|measure|score)\b"),
    ("tasks/proposed", "task", False, rf"\b(?:task|problem)(?:[,:]| (?:of|{CALLED})) (?P<n>{NAME})[,.(]"),
]
NAMES = [(rule, kind, proposes, re.compile(pattern)) for rule, kind, proposes, pattern in NAMES]

# Names beside a mention, in a text in which each mention is its mark.
AND = r"(?:, and |, or |, | and | or | as well as | & )"
CONTEXT = [
    ("datasets/coordinated", "dataset", rf"{D}(?: \([^)]{{1,40}}\))?{AND}(?:the )?(?P<list>{LIST})"),
    ("datasets/coordinated", "dataset", rf"\b(?:on|datasets?|benchmarks|across|from|of|in|as) (?:the )?(?P<list>{LIST}){AND}(?:the )?{D}"),
    ("datasets/long-of", "dataset", rf"(?P<n>{LONG}) \({D}\)"),
    ("models/coordinated", "model", rf"{M}(?: \([^)]{{1,40}}\))?{AND}(?:the )?(?P<list>{LIST})(?! {DATA})"),
    ("models/coordinated", "model", rf"(?<! on )(?<!on the )\b(?P<list>{LIST}){AND}(?:the )?{M}"),
    ("models/long-of", "model", rf"(?P<n>{LONG}) \({M}\)"),
    ("tasks/defined", "task", rf"{T} \((?P<n>[A-Z][A-Za-z0-9-]{{1,9}})\)"),
]
CONTEXT = [(rule, kind, re.compile(pattern)) for rule, kind, pattern in CONTEXT]
ACRONYM = re.compile(r"((?:[A-Za-z][\w-]* ){1,7})\(([A-Z][A-Za-z0-9-]{1,9})\)")
NAME_SPLIT = re.compile(r", and |, | and | or ")

CMP = r"(?:(?:about|over|under|up to|around|approximately|nearly|only|at least|more than|less than|an?|the|average|absolute|relative|another) ){0,3}"
UP = r"\b(?:improv|increas|gain|boost|rais|ris|rose|outperform|surpass|exceed|beat|better|higher|enhanc|drop|fall|fell|declin|degrad|los|worse|lower)\w*"
DOWN = r"\b(?:reduc|decreas|lower|cut|sav|shrink|shorten|speedup|speed|accelerat|faster|slower|fewer|smaller|less|cheaper)\w*"
CHANGE = r"(?:improvement|increase|gain|boost|rise|lift|higher|better|lower|worse|drop|decline|decrease|reduction|advantage|loss)s?"
VERB = r"(?:achiev|reach|attain|obtain|scor|yield|get|gain|improv|outperform|ha[sd]|retain|lose|rais|drop|fall|rise|is|was|deliver|succeed|add)\w*"
NOT_Q = r"[^\ue010-\ue015;]"

# (rule, kind of result, expression); groups: v value, k metric, d dataset, m model, t task, b baseline.
RESULTS = [
    ("results/from-to", "score", rf"(?P<k>{K}){NOT_Q}{{0,40}}? from (?P<b>{Q}).{{0,24}}? to {CMP}(?P<v>{Q})"),
    ("results/compared", "score", rf"(?P<v>{Q}) (?P<k>{K}){NOT_Q}{{0,50}}?(?:surpassing|over|compared (?:to|with)|versus|vs\.?|against) {NOT_Q}{{0,40}}?(?P<b>{Q})(?: (?:for|by|of|from) (?P<m>{M}))?"),
    ("results/improved-by", "delta", rf"{UP}{NOT_Q}{{0,60}}? by {CMP}(?P<v>{Q}) (?:in |on |of |for )?(?:terms of |the )?(?P<k>{K})"),
    ("results/improved-metric-by", "delta", rf"{UP}{NOT_Q}{{0,30}}?(?P<k>{K}){NOT_Q}{{0,60}}? by {CMP}(?P<v>{Q})"),
    ("results/change-in", "delta", rf"(?P<v>{Q}) (?:[a-z]+ )?{CHANGE} (?:in |of |on |for )?(?:the |its )?(?:[a-z]+ )?(?P<k>{K})"),
    ("results/change-of", "delta", rf"(?P<k>{K}) (?:scores? )?(?:[a-z]+ )?{CHANGE} (?:of|by) {CMP}(?P<v>{Q})"),
    ("results/rises-by", "delta", rf"(?P<k>{K}) (?:[a-z]+ ){{0,2}}by {CMP}(?P<v>{Q})"),
    ("results/relative", "relative", rf"{DOWN}{NOT_Q}{{0,30}}?(?P<k>{K}){NOT_Q}{{0,40}}? (?:by|to) {CMP}(?P<v>[{PERCENT}{MULTIPLE}])"),
    ("results/times", "relative", rf"(?P<v>{MULTIPLE}) (?:[a-z]+ )?(?:faster|fewer|less|lower|higher|more|better|slower|smaller|larger|shorter)(?: (?:in|of|on))? ?(?P<k>{K})?"),
    ("results/reduction", "relative", rf"(?P<v>[{MULTIPLE}{PERCENT}]) (?:reduction|speed-?up|decrease|savings?)(?: (?:in|of|on))?(?: the)? ?(?P<k>{K})?"),
    ("results/bare-change", "delta", rf"{UP}{NOT_Q}{{0,40}}? (?:by|of) {CMP}(?P<v>[{PERCENT}{POINTS}])"),
    ("results/metric-value", "score", rf"(?P<k>{K}) (?:scores? |values? |rates? )?(?:of|at|is|are|was|were|to|reaches|reached|:|=|\() ?{CMP}(?P<v>{Q})"),
    ("results/value-metric", "score", rf"(?P<v>{Q}) (?:of |in |for )?(?:[a-z]+ )?(?P<k>{K})"),
    ("results/same-metric", "score", rf"(?P<k>{K})[^\ue002\ue010-\ue015;]{{0,80}}?(?P<v>{V})"),
    ("results/later-metric", "score", rf"(?P<v>{V})[^\ue002\ue010-\ue015;,(]{{0,30}}?(?P<k>{K})"),
    ("results/value-on", "score", rf"(?P<v>{V}){NOT_Q}{{0,50}}? (?:on|for|over|across|in) [^\ue000\ue010-\ue015;]{{0,30}}?(?P<d>{D})"),
    ("results/on-value", "score", rf"\b(?:[Oo]n|[Ff]or) (?:the )?(?P<d>{D})[^\ue000\ue010-\ue015;]{{0,90}}?(?P<v>{V})"),
    ("results/of-model", "score", rf"(?P<m>{M})[^\ue001\ue010-\ue015;]{{0,70}}?\b{VERB}[^\ue001\ue010-\ue015;]{{0,90}}?(?P<v>{V})"),
    ("results/for-model", "score", rf"(?P<v>{V}) (?:for|by|with) (?P<m>{M})"),
    ("results/for-task", "score", rf"(?P<v>{V}){NOT_Q}{{0,50}}? (?:on|for|in) {NOT_Q}{{0,20}}?(?P<t>{T})"),
    ("results/bare-relative", "relative", rf"{DOWN}{NOT_Q}{{0,40}}? by {CMP}(?P<v>{MULTIPLE})"),
    ("results/own-model", "score", rf"\b(?:[Ii]t|our (?:proposed )?(?:model|method|approach|framework|system)) [^\ue001\ue010-\ue015;.]{{0,90}}?(?P<v>[{V[1:-1]}{MULTIPLE}])"),
    ("results/task-metric", "score", rf"(?P<t>{T}){NOT_Q}{{0,50}}?\((?P<k>{K}) (?P<v>{Q})"),
]
RESULTS = [(rule, kind, re.compile(pattern)) for rule, kind, pattern in RESULTS]
# As many values as datasets, models or metrics: the first with the first, and so on.
VALUES = rf"(?P<values>{V}(?:{AND}{V})+)"
PAIRS = [
    ("results/on-datasets", "d", rf"{VALUES}[^\ue000\ue010-\ue015;]{{0,40}}? (?:on|for|over|across|in) (?:the )?(?P<names>{D}(?:{AND}{D})+)"),
    ("results/datasets-values", "d", rf"(?P<names>{D}(?:{AND}{D})+)[^\ue000\ue010-\ue015;]{{0,90}}?{VALUES}"),
    ("results/of-models", "m", rf"(?P<names>{M}(?:{AND}{M})+)[^\ue001\ue010-\ue015;]{{0,60}}?{VALUES}"),
    ("results/metrics-of-values", "k", rf"(?P<names>{K}(?:{AND}{K})+)[^\ue002\ue010-\ue015;]{{0,40}}?{VALUES}"),
]
PAIRS = [(rule, name, re.compile(pattern)) for rule, name, pattern in PAIRS]
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\ue000-\ue015])")
