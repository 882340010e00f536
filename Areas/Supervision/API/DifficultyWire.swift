internal import Kernel
internal import Partners

/// A difficulty as programs read it; what there is not is left out.
struct DifficultyWire: Encodable {
    struct About: Encodable {
        let agreement: String?
        let partner: String?
        let point: String?
        let level: String?
    }

    struct Step: Encodable {
        let action: String
        let note: String?
        let unit: String?
        let at: String
    }

    struct File: Encodable {
        let name: String
        let kind: String
        let path: String
    }

    let number: Int64
    let version: Int64
    let state: String
    let raiser: String
    let raiserName: String
    let answeringUnit: String?
    let answeringName: String
    let aroseOn: String
    let text: String
    let handling: String?
    let about: About
    /// Of one difficulty; a list has only the last answer.
    var steps: [Step]?
    var files: [File]?
    let answer: Step?

    private enum CodingKeys: String, CodingKey {
        case number, version, state, raiser, text, handling, about, steps, files, answer
        case raiserName = "raiser_name"
        case answeringUnit = "answering_unit"
        case answeringName = "answering_name"
        case aroseOn = "arose_on"
    }

    init(_ line: DifficultiesLook.Line) {
        self.init(line.difficulty, line.codes, line.raiser, line.holderName, line.answer.map { Step($0, nil) })
    }

    init(_ look: DifficultyLook) {
        let answer = look.steps.last { $0.step.action == .answer }
        self.init(
            look.difficulty, look.codes, look.raiser, look.holderName, answer.map { Step($0.step, $0.unit) })
        steps = look.steps.map { Step($0.step, $0.unit) }
        files = look.files.map { file in
            File(name: file.name, kind: file.kind, path: "/difficulties/\(look.difficulty.number)/files/\(file.place)")
        }
    }

    private init(
        _ difficulty: Difficulty, _ codes: DifficultyCodes, _ raiser: String, _ holder: String, _ answer: Step?
    ) {
        number = difficulty.number
        version = difficulty.version
        state = difficulty.state.rawValue
        self.raiser = codes.raiser
        raiserName = raiser
        answeringUnit = codes.holder
        answeringName = holder
        aroseOn = difficulty.aroseOn.description
        text = difficulty.sentence
        handling = difficulty.handling
        about = About(
            agreement: codes.agreement, partner: codes.partner, point: codes.point,
            level: difficulty.subject.level?.rawValue)
        self.answer = answer
    }
}

extension DifficultyWire.Step {
    fileprivate init(_ step: DifficultyStep, _ unit: String?) {
        self.init(action: step.action.rawValue, note: step.note, unit: unit, at: step.at.iso8601)
    }
}

/// A page of the register.
struct DifficultiesWire: Encodable {
    let page: Int
    let hasMore: Bool
    let difficulties: [DifficultyWire]

    private enum CodingKeys: String, CodingKey {
        case page, difficulties
        case hasMore = "has_more"
    }
}

/// A difficulty that a program raises; things are named by their codes.
struct RaiseWire: Decodable {
    let text: String
    let raiser: String?
    let aroseOn: String?
    let handling: String?
    let agreement: String?
    let partner: String?
    let point: String?
    let level: String?
    let answeringUnit: String?

    private enum CodingKeys: String, CodingKey {
        case text, raiser, handling, agreement, partner, point, level
        case aroseOn = "arose_on"
        case answeringUnit = "answering_unit"
    }

    /// What is to be raised, in the name of the program's own unit or partner when it names none.
    ///
    /// Throws `difficulty_text_unreadable`, `day_unreadable` and `difficulty_level_unknown`.
    func draft(own: String, today: Day) throws -> DifficultyDraft {
        func code(_ text: String?) -> String? {
            text.map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard ![text, handling ?? ""].contains(where: { $0.contains("\0") }) else {
            throw Refusal("difficulty_text_unreadable")
        }
        guard let day = code(aroseOn).map({ Day($0) }) ?? today else { throw Refusal("day_unreadable") }
        guard level == nil || level.flatMap({ AgreementLevel(rawValue: $0) }) != nil else {
            throw Refusal("difficulty_level_unknown", ["value": level ?? ""])
        }
        return DifficultyDraft(
            raiser: code(raiser) ?? own, aroseOn: day, sentence: VietnameseText.clean(text),
            handling: code(handling), agreement: code(agreement), partner: code(partner), point: code(point),
            level: level.flatMap { AgreementLevel(rawValue: $0) }, answering: code(answeringUnit))
    }
}

/// An answer that a program gives.
struct AnswerWire: Decodable {
    /// The version of the difficulty that was read.
    let version: Int64
    let text: String

    /// What is to be answered; throws `difficulty_text_unreadable`.
    func words() throws -> String {
        guard !text.contains("\0") else { throw Refusal("difficulty_text_unreadable") }
        return VietnameseText.clean(text)
    }
}
