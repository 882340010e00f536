internal import Kernel
internal import Web

/// The difficulties that a report lists, each with a link, its state and its answer.
struct DifficultyList: Sendable {
    struct Line: Sendable {
        let path: String
        let text: String
        let handling: String?
        let day: String
        let state: String
        let badge: String
        let answer: String?
    }

    /// How many there are.
    let lead: String
    let lines: [Line]
    /// Where those who fill the report raise another one.
    let raisePath: String?

    init(_ difficulties: ReportLook.Difficulties, _ words: FormWords) {
        lead =
            difficulties.raised.isEmpty
            ? words.text("difficulties.none")
            : words.text("difficulties.count", ["count": Digits.grouped(Int64(difficulties.raised.count))])
        lines = difficulties.raised.map { difficulty in
            Line(
                path: difficulty.path.text, text: difficulty.text, handling: difficulty.handling,
                day: difficulty.day.printed, state: words.messages.text(difficulty.stateKey),
                badge: difficulty.isWaiting ? "badge--wait" : "badge--good", answer: difficulty.answer)
        }
        raisePath = difficulties.raisePath?.text
    }

    private init() {
        lead = "1 difficulty"
        lines = [
            Line(
                path: "/difficulties/1", text: "Too few points.", handling: "Open more.", day: "01/06/2026",
                state: "Raised", badge: "badge--wait", answer: "Done.")
        ]
        raisePath = "/difficulties/new"
    }

    static let sample = DifficultyList()
}
