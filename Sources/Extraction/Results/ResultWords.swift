internal import Text

/// The cues of words, by their numbers.
package struct ResultWords: Sendable {
  private var cues = WordLookup<ResultCue>()

  /// Interns the words into the table of the rules, before it is frozen.
  init(words: inout WordTable) {
    var all: [String: ResultCue] = [:]
    for (cue, list) in Self.vocabulary {
      for word in list.parts(separatedBy: " ") { all[word, default: []].insert(cue) }
    }
    for (word, cue) in all.sorted(by: { $0.key < $1.key }) { cues.set(word, cue, words: &words) }
  }

  /// What a token says; nothing for most words.
  func cue(of token: Token) -> ResultCue { cues[token.folded] ?? [] }

  private static let vocabulary: [(ResultCue, String)] = [
    (
      .rival,
      """
      over than against versus vs compared compare comparison outperform outperforms outperforming outperformed \
      surpass surpasses surpassing surpassed exceed exceeds exceeding exceeded beat beats beating above below \
      ahead behind unlike trail trails trailing relative matching matches contrast comparable opposed instead
      """
    ),
    (.comparator, "over than above below exceed exceeds exceeding under within"),
    (.contrast, "while whereas where but however although though whilst ;"),
    (.list, ", and or & / plus"), (.and, "and or &"), (.comma, ", – — …"),
    (.place, "on in for across over at under"), (.agent, "for by with of from using via"),
    (
      .filler,
      "the a an both all their $ dataset datasets benchmark benchmarks corpus corpora suite set sets test respectively"
    ),
    (.back, "this these they respective"), (.at, "at"), (.be, "is are was were"), (.whereof, "where"),
    (.like, "as"), (.such, "such"), (.including, "including"), (.set, "while whereas where whilst"),
    (.prefer, "prefer prefers preferred favor favored favoured"),
    (
      .cases,
      "cases trials runs episodes examples comparisons instances patients attempts questions sentences games pairs"
    ),
    (.gap, "gap margin difference differences advantage gain gains lead improvement improvements"),
    (.speed, "faster slower cheaper quicker speedup speedups acceleration"), (.betweens, "between"),
    (.transfer, "transfer transferred transferring transfers generalize generalizes generalization applied"),
    (
      .reporting,
      "compare compares compared report reports reported measure evaluate show shows list lists summarize summarizes demonstrate demonstrates demonstrated indicate indicates reveal reveals suggest suggests confirm confirms find finds found prove proves observe observed"
    ), (.experiment, "experiment experiments result results evaluation evaluations table figure fig"),
    (.average, "average averaged mean"), (.instead, "instead rather short"), (.rate, "rate rates"),
    (
      .moves,
      "drops dropped falls fell rises rose increases increased decreases decreased declines declined climbs climbed"
    ), (.further, "another additional further extra"), (.upward, "up down"),
    (.own, "it we ours its"), (.we, "we"), (.third, "it its"), (.condition, "with without when"),
    (.removed, "replacing replace replaced removing removed ablating dropping disabling omitting"),
    (.definite, "the this"), (.versus, "vs versus"), (.possessive, "our proposed"),
    (
      .head,
      """
      method methods model models approach framework system algorithm network architecture pipeline agent policy \
      detector classifier scheme technique estimator optimizer
      """
    ),
    (.plural, "methods models systems algorithms networks architectures agents policies detectors"),
    (
      .training,
      """
      train trained training pretrain pretrained pretraining finetune finetuned finetuning tuned tuning adapted \
      initialized initialised learned learns distilled
      """
    ),
    (.from, "from"), (.to, "to"), (.by, "by"), (.of, "of"), (.that, "that those"),
    (
      .verb,
      """
      achieve achieves achieved achieving reach reaches reached reaching attain attains attained obtain obtains \
      obtained score scores scored yield yields yielded get gets got is are was were be has have had having \
      retains retain retained remains remain stays stay stayed delivers records posts brings runs run ran takes \
      took needs need needed requires require shows show showed reports performs perform performed keeps keep sets set gives give corresponds correspond amounts translates \
      lies produces solves solve solved resolves resolve resolved succeeds succeed succeeded fails fail failed \
      detects detect detected misses missed recovers recovered correctly uses used costs cost adds added follows \
      followed ranks lags trails outperforms outperform outperformed surpasses surpass surpassed exceeds exceed \
      exceeded beats beat matches can could does do did will
      """
    ),
    (
      .change,
      """
      improve improves improved improving improvement improvements increase increases increased increasing gain \
      gains gained boost boosts boosted raise raises raised raising rise rises rose climbs climb climbed lift lifts \
      lifted drop drops dropped fall falls fell decline declines declined degrade degrades degraded degradation \
      lose loses lost loss reduce reduces reduced reducing reduction reductions decrease decreases decreased \
      decreasing lower lowers lowered lowering cut cuts cutting saves save saving savings enhance enhances \
      enhanced grows grow grew shrinks widens narrows advantage margin gap lead deteriorates worsens collapses \
      drops halves doubles accelerates accelerate speeds goes went jumps jump growth uplift
      """
    ),
    (
      .comparative,
      """
      higher lower better worse faster slower fewer less more smaller larger cheaper shorter longer speedup speedups \
      acceleration ahead above
      """
    ),
    (.relative, "relative relatively"),
    (
      .reducing,
      """
      reduce reduces reduced reducing reduction reductions lower lowers lowered lowering cut cuts cutting decrease \
      decreases decreased decreasing
      """
    ),
    (
      .flaw,
      """
      error errors wer cer eer ter failure failures collision collisions crash crashes violation violations miss \
      false fault faults hallucination hallucinations toxicity forgetting drift defect defects rejection abandonment \
      dropout churn infection mortality attrition complication waste jitter
      """
    ),
    (
      .part,
      """
      backbone backbones encoder encoders decoder embeddings features head initialization initialisation base \
      tokenizer based style like
      """
    ),
    (
      .setting,
      """
      p ci interval intervals learning epochs epoch threshold thresholds temperature dropout momentum seeds seed batch \
      budget steps rank width confidence n alpha lambda iou target layers heads age aged level
      """
    ),
    (
      .cost,
      """
      time latency flops gflops macs throughput memory fps speed rtf runtime energy rounds queries \
      parameters speedup consumption footprint ttft tpot itl
      """
    ),
    (
      .unbounded,
      """
      mse mae rmse rmsd loss cost costs effort efforts perplexity ppl error errors crps brier epe mpjpe chamfer ate ade fde wirelength regret risk minade minfde fid lpips absrel fvd kid nll bpc tokens
      """
    ),
    (
      .stock,
      "parameters data weights labels samples examples words tokens images rows frames training neurons depth"
    ),
    (.unchanged, "without no negligible minimal little sacrificing maintaining preserving retaining keeping"),
    (
      .dose,
      "sparsity noise ratio ratios budget pruning compression corruption overlap masking contamination occlusion"
    ),
    (.open, "( ["), (.close, ") ]"), (.colon, ": ="), (.respectively, "respectively"),
  ]
}
