internal import Attachments
internal import Kernel
internal import Partners
internal import Web

/// One difficulty: what was raised, the photos, the answers, and what the reader may do.
struct DifficultyPage: Page {
    static let template = "supervision/difficulty"

    static func path(of number: Int64) -> LocalPath { LocalPath("/difficulties/\(number)") }

    /// Which of the two forms somebody sent.
    enum Side: String, Sendable {
        case answerer, raiser
    }

    static func fieldsOfRefusals(_ side: Side) -> [String: String] {
        let note = "\(side.rawValue)_note"
        let notes = ["difficulty_answer_missing", "difficulty_reason_missing", "difficulty_text_too_long"]
        return RaisePage.fieldsOfRefusals.merging(notes.map { ($0, note) }) { $1 }
            .merging(["difficulty_file_missing": "file"]) { $1 }
    }

    struct Fact: Sendable {
        let label: String
        let value: String
        let path: String?
    }

    struct Photo: Sendable {
        let path: String
        let name: String
        let isPicture: Bool
    }

    struct Step: Sendable {
        let what: String
        let note: String?
        let when: String
        let who: String
    }

    struct Button: Sendable {
        let action: String
        let label: String
        let isQuiet: Bool
    }

    /// What one side may do: a text and the buttons that send it.
    struct Desk: Sendable {
        let title: String
        let lead: String
        let action: String
        let note: TextArea
        let buttons: [Button]
    }

    let trouble: Trouble?
    let number: String
    let state: String
    let badge: String
    let facts: [Fact]
    let text: String
    let handling: String?
    let photos: [Photo]
    let hasPhotos: Bool
    let steps: [Step]
    let version: String
    let desks: [Desk]
    /// Nil for those who may not add any.
    let file: FileField?
    let filesPath: String

    init(
        _ look: DifficultyLook, _ messages: Messages, typed: (side: Side, note: String)? = nil,
        trouble: Trouble? = nil
    ) {
        let difficulty = look.difficulty
        self.trouble = trouble
        number = String(difficulty.number)
        state = messages.text(difficulty.state.key)
        badge = difficulty.state.badge
        facts = DifficultyPage.facts(look, messages)
        text = difficulty.sentence
        handling = difficulty.handling
        photos = look.files.map { file in
            Photo(
                path: LocalPath("/difficulties/\(difficulty.number)/files/\(file.place)").text, name: file.name,
                isPicture: AttachmentKind(rawValue: file.kind)?.isPicture ?? false)
        }
        hasPhotos = !photos.isEmpty
        steps = look.steps.map { DifficultyPage.step($0.step, $0.unit, messages) }
        version = String(difficulty.version)
        desks = [look.mayAnswer ? Side.answerer : nil, look.mayFollow ? .raiser : nil].compactMap { $0 }.map { side in
            DifficultyPage.desk(side, difficulty, typed?.side == side ? typed?.note : nil, messages, trouble)
        }.filter { !$0.buttons.isEmpty }
        let mayAdd = look.mayFollow && difficulty.state != .settled && look.files.count < DifficultyFile.most
        file = mayAdd ? FileField(messages, error: trouble?.error(for: "file")) : nil
        filesPath = LocalPath("/difficulties/\(difficulty.number)/files").text
    }

    private static func facts(_ look: DifficultyLook, _ messages: Messages) -> [Fact] {
        let difficulty = look.difficulty
        func fact(_ key: String, _ value: String?, _ path: LocalPath? = nil) -> Fact? {
            value.map { Fact(label: messages.text("supervision.\(key)"), value: $0, path: path?.text) }
        }
        let isAboutItself = difficulty.raiser.partner == look.partner?.number
        return [
            fact("kind", difficulty.kind.map { messages.text($0.key) }), fact("raised_by", look.raiser),
            fact("arose_on", difficulty.aroseOn.printed),
            fact("answered_by", look.holderName),
            fact(
                "agreement", look.agreement?.code, look.agreement.map { LocalPath("/agreements/\($0.code)") }),
            isAboutItself
                ? nil
                : fact("partner_name", look.partner?.name, look.partner.map { LocalPath("/partners/\($0.code)") }),
            fact("point_name", look.point?.name, look.point.map { LocalPath("/points/\($0.code)") }),
            fact("level", difficulty.subject.level.map { messages.text("supervision.level.\($0.rawValue)") }),
        ].compactMap { $0 }
    }

    private static func step(_ step: DifficultyStep, _ unit: String?, _ messages: Messages) -> Step {
        let what = messages.text("supervision.step.\(step.action.rawValue)", ["unit": unit ?? ""])
        return Step(
            what: what, note: step.note, when: "\(step.at.clockTime) \(step.at.businessDay.printed)", who: step.by)
    }

    private static func desk(
        _ side: Side, _ difficulty: Difficulty, _ typed: String?, _ messages: Messages, _ trouble: Trouble?
    ) -> Desk {
        let state = difficulty.state
        let offered: [(String, Bool)] =
            side == .answerer
            ? [
                ("answer", state != .settled), ("take_up", state == .raised || state == .reopened),
                ("pass_up", state.isWaiting), ("settle", state == .answered), ("reopen", state == .settled),
            ]
            : [("settle", state != .settled), ("reopen", !state.isWaiting)]
        let id = "\(side.rawValue)_note"
        let path = side == .answerer ? "answer" : "follow"
        return Desk(
            title: messages.text("supervision.desk.\(side.rawValue)"),
            lead: messages.text("supervision.desk.\(side.rawValue)_lead"),
            action: LocalPath("/difficulties/\(difficulty.number)/\(path)").text,
            note: TextArea(
                "note", id: id, label: messages.text("supervision.note.\(side.rawValue)"), value: typed ?? "",
                error: trouble?.error(for: id), rows: side == .answerer ? 5 : 3),
            buttons: offered.filter(\.1).enumerated().map { index, offer in
                Button(
                    action: offer.0, label: messages.text("supervision.do.\(offer.0)"), isQuiet: index > 0)
            })
    }

    private init() {
        trouble = .sample
        number = "1"
        state = "Raised"
        badge = "badge--off"
        facts = [Fact(label: "Raised by", value: "Unit", path: "/units/VN-01")]
        text = "Too few points."
        handling = "Open more."
        photos = [Photo(path: "/difficulties/1/files/1", name: "photo.jpg", isPicture: true)]
        hasPhotos = true
        steps = [Step(what: "Raised", note: "Why", when: "now", who: "somebody")]
        version = "1"
        desks = [
            Desk(
                title: "Answer", lead: "Lead", action: "/difficulties/1/answer", note: .sample,
                buttons: [Button(action: "answer", label: "Answer", isQuiet: true)])
        ]
        file = .sample
        filesPath = "/difficulties/1/files"
    }

    static let sample = DifficultyPage()
}
