import Testing
import Text

@testable import Extraction

@Suite struct AcronymRecogniserTests {
  @Test(arguments: [
    ("Tests of large language models (LLMs) are hard.", ["large language models|LLMs"]),
    ("We do named entity recognition (NER) first.", ["named entity recognition|NER"]),
    ("Named entity recognition, or NER, is hard.", ["Named entity recognition|NER"]),
    ("Text And Calculations through Tables (TACT) is new.", ["Text And Calculations through Tables|TACT"]),
    (
      "BERT (Bidirectional Encoder Representations from Transformers) is used.",
      ["Bidirectional Encoder Representations from Transformers|BERT"]
    ),
    ("We make Image-to-Entities (I2E), a set.", ["Image-to-Entities|I2E"]),
    ("It binds a heat shock protein (HSP).", ["heat shock protein|HSP"]),
    ("We report the area under the curve (AUC).", ["area under the curve|AUC"]),
    ("It is called retrieval-augmented generation [RAG].", ["retrieval-augmented generation|RAG"]),
    ("Our method, CaBa, short for Class-Balanced averaging, works.", ["Class-Balanced averaging|CaBa"]),
    ("Low-Rank Adaptation (LoRA) helps.", ["Low-Rank Adaptation|LoRA"]),
    ("Use in-context learning (ICL) here.", ["in-context learning|ICL"]),
    ("We propose MOFI (Manifold OF Images).", ["Manifold OF Images|MOFI"]),
    ("The support vector machine (SVM; linear) wins.", ["support vector machine|SVM"]),
    ("The A Lite BERT (ALBERT) model.", ["A Lite BERT|ALBERT"]),
    ("Human feedback (HF) and mixture of experts (MoE)", ["Human feedback|HF", "mixture of experts|MoE"]),
    ("Long short-term memory (LSTM) networks.", ["Long short-term memory|LSTM"]),
    ("Common Objects in Context (COCO) is old.", ["Common Objects in Context|COCO"]),
    ("Vision Transformers (ViTs) are used.", ["Vision Transformers|ViTs"]),
    ("BALM: Boundary-Aware Label Matching for text", ["Boundary-Aware Label Matching|BALM"]),
    ("ToPO: A Token Pareto Objective", ["Token Pareto Objective|ToPO"]),
    ("MOSO: Model-based Online Search with Oracles", ["Model-based Online Search with Oracles|MOSO"]),
    ("Two Stage Ranking (\\textbf{TSR}) helps.", ["Two Stage Ranking|TSR"]),
    ("\\textit{Two Stage Ranking} (TSR) helps.", ["Two Stage Ranking|TSR"]),
    ("BALM: Balancing what is not there", []), ("We ask MORE: More of it", []),
    ("The results (Table 2) were good (up to 5).", []), ("LLMs (e.g. GPT) and others (i.e. none).", []),
    ("On two datasets (MNIST and CIFAR).", []), ("It is (1) fast and (ii) small.", []),
    ("Of the area (OT) and in (CIFAR-10).", []), ("GPT-4 (GPT-4) is GPT-4.", []),
    ("(NER) alone () and ( ).", []), ("Scores of methods on both test error benches (MTEB).", []),
  ])
  func findsDefinitions(text: String, expected: [String]) {
    #expect(Recognisers().definitions(in: text) == expected)
  }

  @Test func tellsPluralsAndInitials() {
    let recognisers = Recognisers()
    let text = recognisers.tokenizer.tokenize(
      Array("graph neural networks (GNNs) and heat shock protein (HSTN)".utf8))
    let spans = recognisers.acronyms.spans(in: text, words: recognisers.tokenizer.words)
    #expect(spans.map(\.isPlural) == [true, false])
    #expect(spans.map(\.isInitials) == [true, false])
  }
}
