/// The words of the number recogniser, as data.
enum NumberWords {
  static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  static let scales: [(String, Double)] = [
    ("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12),
    ("mln", 1e6), ("bn", 1e9), ("lakh", 1e5), ("dozen", 12),
  ]
  /// Symbols glued to the digits, or a capital after a space.
  static let scaleSymbols: [(String, Double)] = [
    ("K", 1e3), ("k", 1e3), ("M", 1e6), ("B", 1e9), ("b", 1e9), ("T", 1e12), ("MM", 1e6), ("Mn", 1e6),
    ("Bn", 1e9), ("tn", 1e12),
  ]
  static let fractions: [(String, Double)] = [
    ("half", 0.5), ("halves", 0.5), ("third", 1 / 3), ("thirds", 1 / 3), ("quarter", 0.25),
    ("quarters", 0.25), ("fourth", 0.25), ("fourths", 0.25), ("fifth", 0.2), ("fifths", 0.2),
    ("sixth", 1 / 6), ("sixths", 1 / 6), ("seventh", 1 / 7), ("sevenths", 1 / 7), ("eighth", 0.125),
    ("eighths", 0.125), ("ninth", 1 / 9), ("tenth", 0.1), ("tenths", 0.1), ("hundredth", 0.01),
    ("hundredths", 0.01), ("thousandth", 0.001), ("thousandths", 0.001),
  ]
  static let multiples: [(String, Double)] = [
    ("twice", 2), ("thrice", 3), ("doubles", 2), ("doubled", 2), ("doubling", 2), ("double", 2),
    ("triples", 3), ("tripled", 3), ("tripling", 3), ("triple", 3), ("quadruple", 4), ("quadruples", 4),
    ("quadrupled", 4), ("quadrupling", 4), ("halves", 0.5), ("halved", 0.5), ("halving", 0.5),
    ("halve", 0.5), ("twofold", 2), ("threefold", 3), ("fourfold", 4), ("fivefold", 5), ("sixfold", 6),
    ("sevenfold", 7), ("eightfold", 8), ("ninefold", 9), ("tenfold", 10), ("hundredfold", 100),
    ("thousandfold", 1000),
  ]
  static let irregularPlurals: [(String, String)] = [
    ("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"),
    ("criteria", "criterion"), ("indices", "index"), ("matrices", "matrix"), ("vertices", "vertex"),
    ("hypotheses", "hypothesis"), ("corpora", "corpus"), ("phenomena", "phenomenon"), ("mice", "mouse"),
    ("analyses", "analysis"), ("axes", "axis"), ("biases", "bias"), ("series", "series"),
    ("species", "species"), ("bases", "basis"), ("buses", "bus"), ("viruses", "virus"),
    ("lenses", "lens"), ("gases", "gas"), ("modi", "modus"), ("feet", "foot"), ("genera", "genus"),
    ("loci", "locus"), ("nuclei", "nucleus"), ("stimuli", "stimulus"), ("taxa", "taxon"),
    ("minutiae", "minutia"), ("movies", "movie"), ("cookies", "cookie"), ("lives", "life"),
    ("leaves", "leaf"), ("crises", "crisis"), ("theses", "thesis"), ("diagnoses", "diagnosis"),
    ("ontologies", "ontology"), ("parentheses", "parenthesis"), ("caches", "cache"),
    ("headaches", "headache"), ("statuses", "status"), ("parameter", "parameter"), ("token", "token"),
  ]

  static let roles: [(NumberRoles, String)] = [
    (
      .label,
      """
      section sections sec secs sect thm prop figure figures fig figs table tables tab tabs equation equations eq eqs
      eqn eqns appendix appendices chapter chapters step steps stage stages phase phases theorem theorems
      lemma lemmas proposition propositions corollary definition definitions algorithm algorithms alg
      task tasks subtask subtasks track tracks part parts type types version versions page pages line
      lines no nos nr number numbers volume vol issue level levels grade grades category categories class
      classes case cases scenario scenarios question questions hypothesis experiment experiments study
      studies group groups round round table column row item problem problems example examples assumption
      claim remark rule rules challenge pillar tier cohort arm week month supplement supplementary
      footnote note article pp rq release build edition generation gen layer epoch day iteration
      """
    ),
    (
      .versioned,
      """
      llama gpt claude gemini gemma qwen mistral mixtral phi deepseek diffusion sd sdxl imagen yolo python
      cuda pytorch tensorflow ubuntu ros palm falcon vicuna opt grok whisper sora olmo internlm baichuan
      chatglm glm yi nemotron granite olmoe starcoder codellama codegen dinov dino sam clip blip
      llava internvl flan tulu opus sonnet haiku dall midjourney firefly veo kling cogvideox hunyuan wan
      flux alphafold rosetta esm apache gpl lgpl agpl sa nc web industry fortune apollo windows android
      ios covid hiv hpv omniglot kinetics cifar voc coco semeval conll wmt iwslt duc tac trec imagenet
      office openai davinci ada babbage jurassic chinchilla gopher mpt stablelm pythia cerebras bloom galactica
      instructblip kosmos sentinel landsat modis xbox snapdragon raspberry jetson ryzen rtx gtx
      geforce tesla tpu mi nvidia usb bluetooth wifi wi http ipv java lean isabelle coq unity unreal carla
      mujoco gym minecraft starcraft dota atari go2 spot turtlebot franka ur gripper icd dsm snomed mesh
      """
    ),
    (
      .month,
      """
      january february march april may june july august september october november december jan feb mar
      apr jun jul aug sept sep oct nov dec
      """
    ),
    (
      .beforeYear,
      "in since until till during by year years early late mid before after from through anno circa dated spring summer autumn fall winter published"
    ),
    (
      .boundary,
      """
      a an the this that these those it its they their we our you your he she his her i of in on at to for
      from by with without within into onto over under across between among through throughout during
      after before since until via per as than and or but nor so yet if when while where whereas because
      although though unless whether which who whom whose what how why is are was were be been being am
      do does did has have had having can could may might must shall should will would not no only also
      then thus hence therefore however respectively each both either neither all such against about
      using used use uses achieves achieve achieved achieving outperforms outperform outperforming shows
      show showing demonstrates demonstrate reveals reveal requires require required improves improve
      yields yield gives give makes make takes take remains remain exceeds includes include including
      contains containing consists covers covering spanning comprising comprises provides outperformed
      collected generated published released sampled drawn extracted taken obtained annotated labeled
      labelled there here out up down off versus vs e.g i.e etc more less better worse higher lower
      faster slower fewer compared ranging leads allows enables means becomes works performs perform
      """
    ),
    (
      .measureName,
      """
      f1 bleu rouge map auc auroc auprc iou miou fid psnr ssim lpips wer cer cider meteor chrf comet bertscore
      ndcg mrr hr hit recall precision accuracy acc em elo mae rmse mse mape ap ar ppl perplexity score dice
      hausdorff mota idf1 hota nds ade fde kl elbo rmsd gdt lddt tm r2 sdr si stoi pesq mos dnsmos der eer
      spearman pearson kendall kappa mcc r ci sd se iqr hr or rr n p k t d m b c l q z ece nll bpb bpc is
      kid fvd clip ter bleurt smatch las uas mrr mcd ter cd emd spl sr asr flops params fps mflops gflops
      tflops pflops macs gmacs crps mase qwk ari nmi ppv npv tpr fpr fnr tnr mauve
      """
    ),
    (
      .change,
      """
      improve improves improved improving improvement increase increases increased increasing raise raises
      raised raising boost boosts boosted boosting reduce reduces reduced reducing reduction decrease
      decreases decreased decreasing drop drops dropped dropping rise rises rose rising fall falls fell
      falling grow grows grew growing lift lifts lifted lifting cut cuts cutting lower lowers lowered
      lowering go goes went going jump jumps jumped jumping degrade degrades degraded degrading climb
      climbs climbed shrink shrinks shrank push pushes pushed bring brings brought gain gains gained
      decline declines declined accelerate accelerates accelerated down up move moved moves
      shorten shortens shortened slash slashes slashed
      """
    ),
    (
      .extent,
      """
      range ranges ranged ranging vary varies varied varying span spans spanned spanning between sizes size
      scales scale scaling anywhere interval intervals lengths values
      """
    ),
    (
      .attributive,
      """
      stage step way stream branch tower phase player sample level hop shot photon scale time layer view
      pass class point body dimensional person party fold tier track sided
      """
    ),
    (
      .difference,
      """
      improvement improvements gain gains increase increases boost boosts reduction reductions speedup
      speedups decrease decreases drop drops rise lift lead leads margin advantage degradation decline
      acceleration savings saving higher lower better worse faster slower smaller larger fewer more less
      difference gap growth compression jump cheaper longer shorter absolute above below over
      """
    ),
    (.determiner, "the its our their his her this that these those my your what"),
    (
      .worker,
      """
      gpu gpus tpu tpus cpu cpus npu a100 h100 h200 h800 v100 p100 t4 l40s a6000 a40 rtx node nodes core cores
      machine machines person man human annotator labor labour compute wall clock chip chips
      tpuv2 tpuv3 tpuv4 gpuv accelerator accelerators v2 v3 v4 v5
      """
    ),
    (
      .side,
      "first second left right upper lower top bottom other each latter former last front rear early later next"
    ),
  ]
}
