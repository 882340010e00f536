internal import Kernel
internal import Supervision
internal import Web

/// What a member has reported, and the answers.
struct OwnReportsPage: Page {
    static let template = "publicity/reports"

    struct Answer: Sendable {
        let text: String
        let who: String
    }

    struct Report: Sendable {
        let number: String
        let sentence: String
        let note: String?
        let state: String
        let badge: String
        let raisedAt: String
        let answering: String
        let answers: [Answer]
        let isWaiting: Bool
    }

    let tabs: [PublicFrame.Tab]
    let reports: [Report]
    let isEmpty: Bool
    let newPath: String

    init(_ states: [MemberDifficultyState], _ visit: SignedIn) {
        tabs = MemberPages.tabs(visit, at: MemberPages.reports)
        reports = states.map { state in
            Report(
                number: String(state.number), sentence: state.sentence, note: state.note,
                state: visit.text("supervision.state.\(state.state)"), badge: state.isWaiting ? "wait" : "good",
                raisedAt: state.raisedAt.businessDay.printed, answering: state.answering,
                answers: state.answers.map {
                    Answer(text: $0.text, who: "\($0.unit) · \($0.at.businessDay.printed)")
                }, isWaiting: state.isWaiting)
        }
        isEmpty = reports.isEmpty
        newPath = MemberPages.report.text
    }

    private init() {
        tabs = [PublicFrame.Tab(label: "Reports", path: "/my-benefits/reports", isCurrent: true)]
        reports = [
            Report(
                number: "1", sentence: "Card refused.", note: "In the evening.", state: "Raised", badge: "wait",
                raisedAt: "01/06/2026", answering: "Union", answers: [Answer(text: "Mended.", who: "Union")],
                isWaiting: true)
        ]
        (isEmpty, newPath) = (true, "/my-benefits/report")
    }

    static let sample = OwnReportsPage()
}
