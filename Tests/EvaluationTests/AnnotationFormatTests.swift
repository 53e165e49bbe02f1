import Evaluation
import Records
import Testing

@Suite("Annotation formats")
struct AnnotationFormatTests {
  @Test("what is exported is read back", arguments: AnnotationFormat.allCases)
  func roundTrip(format: AnnotationFormat) throws {
    let export = format.export(GoldSamples.all)
    let back = format.read(export.files)
    #expect(back.problems == [])
    #expect(back.records.map(\.paper.id) == GoldSamples.all.map(\.paper.id))
    for (record, gold) in zip(back.records, GoldSamples.all) {
      #expect(record.paper.title == gold.paper.title)
      #expect(record.paper.abstract == gold.paper.abstract)
      // IOB2 has one tag a token: the task inside the dataset's name is lost, and said to be.
      let kept = format == .conll ? gold.mentions.filter { $0.text != "NER" } : gold.mentions
      #expect(record.mentions == kept)
    }
    #expect(back.merged(into: GoldSamples.all).map(\.results) == GoldSamples.all.map(\.results))
    #expect(export.losses.contains { $0.contains("results have no place") })
    #expect(export.losses.contains { $0.contains("one tag a token") } == (format == .conll))
  }

  @Test("offsets are those of the tool")
  func units() throws {
    func text(_ format: AnnotationFormat) -> String {
      format.export([GoldSamples.parrot]).files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }
    // The parrot is one scalar and two UTF-16 units.
    #expect(text(.brat).contains("T1\tmodel 0 8\tParrot 🦜\n"))
    #expect(text(.doccano).contains("[0, 8, \"model\"]"))
    #expect(text(.spacy).contains("{\"start\": 0, \"end\": 8, \"label\": \"model\"}"))
    #expect(text(.labelStudio).contains("\"start\": 0, \"end\": 9, \"text\": \"Parrot 🦜\""))
    #expect(text(.webanno).contains("1-2\t7-9\t🦜\tmodel[1]\t\n"))
    #expect(text(.webanno).contains("dataset[2]|task[3]"))
    #expect(text(.conll).contains("Parrot\tB-model\n🦜\tI-model\n"))
  }

  @Test("CoNLL files of others are read: no comments, IOB1, BIOES, document starts")
  func conll() {
    let text = """
      -DOCSTART- -X- -X- O

      BERT NNP B-NP I-model
      beats VB O O
      SQuAD NNP B-NP S-dataset

      The DT O O
      Open JJ O B-dataset
      Corpus NN O E-dataset
      wins VB O Q-x
      """
    let read = AnnotationFormat.conll.read([AnnotationFile(name: "a.conll", bytes: Array(text.utf8))])
    #expect(read.records.map(\.paper.id) == ["a-1"])
    #expect(read.records[0].paper.abstract == "BERT beats SQuAD The Open Corpus wins")
    #expect(read.records[0].mentions.map(\.text) == ["BERT", "SQuAD", "Open Corpus"])
    #expect(read.problems.map(\.line) == [10])
  }

  @Test("WebAnno files of others are read: several layers, sub-tokens, spans over sentences")
  func webanno() {
    let text = """
      #FORMAT=WebAnno TSV 3.2
      #T_SP=de.tudarmstadt.POS|PosValue|coarse
      #T_SP=custom.Name|value|identifier
      #T_SP=custom.Span


      #Text=BERT-based NER
      1-1\t0-10\tBERT-based\tADJ\tA\t_\t_\t_
      1-1.1\t0-4\tBERT\t_\t_\tmodel\tQ1\t_
      1-2\t11-14\tNER\t_\t_\ttask[3]\t_\t*[5]

      #Text=runs on.
      2-1\t15-19\truns\t_\t_\ttask[3]\t_\t*[5]
      """
    let read = AnnotationFormat.webanno.read([AnnotationFile(name: "x%2F1.tsv", bytes: Array(text.utf8))])
    // The first line feed parts title and abstract, and a span may not cross it.
    #expect(read.records[0].paper.id == "x/1")
    #expect(read.records[0].paper.title == "BERT-based NER")
    #expect(
      read.records[0].mentions.map { "\($0.type.rawValue) \($0.text)" } == ["model BERT", "ADJ BERT-based"])
    #expect(read.problems.count == 2)
  }

  @Test(
    "a text alone is an abstract",
    arguments: [
      (AnnotationFormat.doccano, #"{"id": 7, "text": "a BERT", "labels": [[2, 6, "model"]]}"#),
      (.spacy, #"{"id": "7", "text": "a BERT", "spans": [{"start": 2, "end": 6, "label": "model"}]}"#),
      (
        .doccano,
        #"{"id": 7, "text": "a BERT", "entities": [{"start_offset": 2, "end_offset": 6, "label": "model"}]}"#
      ),
      (
        .labelStudio,
        #"""
        [{"id": 7, "data": {"text": "a BERT"}, "annotations": [{"was_cancelled": true, "result": []},
        {"result": [{"to_name": "text", "type": "labels", "value": {"start": 2, "end": 6, "labels":
        ["model"]}}, {"type": "choices", "value": {"choices": ["x"]}}]}]}]
        """#
      ),
    ])
  func foreign(format: AnnotationFormat, text: String) {
    let read = format.read([AnnotationFile(name: "a.json", bytes: Array(text.utf8))])
    #expect(read.problems == [])
    #expect(read.records.map(\.paper.id) == ["7"])
    #expect(read.records[0].paper.abstract == "a BERT")
    #expect(
      read.records[0].mentions == [Mention(type: .model, field: .abstract, scalarRange: 2..<6, text: "BERT")])
  }

  @Test(
    "what cannot be read is reported, with its place",
    arguments: [
      (
        AnnotationFormat.doccano, "a.jsonl", "{\"text\": \"x\", \"label\": [[0, 9, \"t\"]]}\n{\n",
        ["a.jsonl:1", "a.jsonl:2"]
      ),
      (.spacy, "a.jsonl", "{\"text\": \"x\", \"ents\": [{\"start\": 1}]}\n[]\n", ["a.jsonl:1", "a.jsonl:2"]),
      (.labelStudio, "a.json", "{", ["a.json:1"]),
      (.labelStudio, "a.json", "[{\"data\": 1}]", ["a.json:1"]),
      (
        .labelStudio, "a.json",
        "[{\"data\": {\"text\": \"🦜\"}, \"annotations\": [{\"result\": [{\"value\": {\"start\": 1, \"end\": 2, \"labels\": [\"x\"]}}]}]}]",
        ["a.json:1"]
      ),
      (.webanno, "a.tsv", "x\ty\n", ["a.tsv:1", "a.tsv:1"]),
      (.webanno, "a.tsv", "#FORMAT=WebAnno TSV 3.3\n1-1\t5-2\tx\t_\n", ["a.tsv:2"]),
      (.brat, "a.ann", "T1\tx 0 1\ty\n", ["a.ann:1"]),
    ] as [(AnnotationFormat, String, String, [String])])
  func problems(format: AnnotationFormat, name: String, text: String, places: [String]) {
    let read = format.read([AnnotationFile(name: name, bytes: Array(text.utf8))])
    #expect(read.problems.map { "\($0.file ?? ""):\($0.line)" } == places)
  }

  @Test("brat spans in pieces and out of the text are reported, and the others kept")
  func brat() {
    let files = [
      AnnotationFile(name: "p.txt", bytes: Array("Title\nBody of BERT".utf8)),
      AnnotationFile(
        name: "p.ann",
        bytes: Array(
          "T1\tmodel 14 18\tBERT\nT2\tx 0 2;4 5\tTi e\nT3\tx 90 99\t?\nR1\tr Arg1:T1\n#1\tnote\n".utf8)),
    ]
    let read = AnnotationFormat.brat.read(files)
    #expect(read.records[0].mentions.map(\.text) == ["BERT"])
    #expect(read.records[0].mentions[0].scalarRange == 8..<12)
    #expect(read.problems.map(\.message).count == 2)
    #expect(read.problems[0].message.contains("in pieces"))
  }
}

@Suite("Recognition of formats")
struct FormatRecognitionTests {
  @Test("each format is known by what it exports", arguments: AnnotationFormat.allCases)
  func own(format: AnnotationFormat) {
    let files = format.export(GoldSamples.all).files
    let renamed = files.map { file in
      let isBrat = format == .brat
      return AnnotationFile(name: isBrat ? file.name : "file", bytes: file.bytes)
    }
    for file in renamed where !file.name.hasSuffix(".txt") {
      #expect(AnnotationFormat.recognise(file) == format)
    }
    let papers = AnnotatedPapers(files)
    #expect(papers.problems == [])
    #expect(papers.records.map(\.mentions.count).reduce(0, +) >= 11)
  }

  @Test(
    "records, gold and other text are none of them",
    arguments: ["", "{\"id\": \"a\", \"mentions\": []}\n", "{\"schema\": \"assay/1\"}", "plain words\n", "{"])
  func others(text: String) {
    #expect(AnnotationFormat.recognise(AnnotationFile(name: "a", bytes: Array(text.utf8))) == nil)
  }

  @Test("files of several formats are read together")
  func mixed() {
    let gold = AnnotationFile(name: "g.jsonl", bytes: GoldFile.line(for: GoldSamples.plain))
    let files = AnnotationFormat.brat.export([GoldSamples.parrot]).files + [gold]
    #expect(Set(AnnotatedPapers(files).records.map(\.paper.id)) == ["cs/01:parrot 1", "plain"])
  }
}
