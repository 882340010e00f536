internal import Kernel
internal import Partners

/// A difficulty or an obstacle that a unit or a partner has met (clauses 0.05, 0.25g, 2.34, 2.35).
struct Difficulty: Sendable, Hashable {
    enum State: String, Sendable, CaseIterable {
        /// Nobody has begun with it.
        case raised
        case takenUp = "taken_up"
        case answered
        case settled
        /// Taken out of the answered or settled ones again, with a reason.
        case reopened

        /// True while somebody waits for an answer.
        var isWaiting: Bool { self == .raised || self == .takenUp || self == .reopened }
    }

    /// What a member met at a counter, which the member's unit carries on.
    enum Kind: String, Sendable, CaseIterable {
        case refusedCard = "refused_card"
        case wrongPrice = "wrong_price"

        var key: String { "supervision.kind.\(rawValue)" }
    }

    /// Who raised it.
    enum Raiser: Sendable, Hashable {
        case unit(Int64)
        case partner(Int64)

        var unit: Int64? { if case .unit(let number) = self { number } else { nil } }
        var partner: Int64? { if case .partner(let number) = self { number } else { nil } }
    }

    /// What it is about; every part may be missing.
    struct Subject: Sendable, Hashable {
        var agreement: Int64?
        var partner: Int64?
        var point: Int64?
        var level: AgreementLevel?
    }

    /// A dense number, beginning with 1; people name the difficulty by it.
    let number: Int64
    let raiser: Raiser
    let subject: Subject
    /// The day on which it came up.
    let aroseOn: Day
    let sentence: String
    /// What was done, or what the raiser proposes.
    let handling: String?
    /// The unit that was asked, as it was then; see `DifficultyGround.holder`.
    let answeringUnit: Int64
    /// The day from which that unit answers.
    let answeringSince: Day
    let state: State
    /// Goes up with each step, so that two people do not work past each other.
    let version: Int64
    let raisedAt: Instant
    /// Nil for what officers and partners write in their own words.
    var kind: Kind?

    /// The text in which a search looks.
    static func folded(_ sentence: String, _ handling: String?) -> String {
        VietnameseText.folded("\(sentence) \(handling ?? "")")
    }
}

/// One thing that happened to a difficulty.
struct DifficultyStep: Sendable, Hashable {
    enum Action: String, Sendable, CaseIterable {
        case raise
        case takeUp = "take_up"
        case answer
        /// To the unit above.
        case passUp = "pass_up"
        case addFiles = "add_files"
        case settle
        case reopen
    }

    let action: Action
    /// The answer, or the reason.
    let note: String?
    /// The unit that did it, or to which it went; nil for a partner.
    let unit: Int64?
    let at: Instant
    let by: String
}

/// A photo or paper of a difficulty.
struct DifficultyFile: Sendable, Hashable {
    /// From 1, in the order in which they were added.
    let place: Int64
    let hash: String
    let kind: String
    let name: String

    /// More than this many would make a page that no telephone loads.
    static let most = 6
}
