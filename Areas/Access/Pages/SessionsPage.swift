internal import Kernel
internal import Web

/// Where a person is signed in.
struct SessionsPage: Page {
    static let template = "access/sessions"

    struct Line: Sendable {
        let started: String
        let seen: String
        let address: String
        let endPath: String
        let isThis: Bool
    }

    let sessions: [Line]
    let hasOthers: Bool

    init(_ sessions: [SessionSummary]) {
        self.sessions = sessions.map { session in
            Line(
                started: SessionsPage.time(session.startedAt), seen: SessionsPage.time(session.seenAt),
                address: session.address, endPath: LocalPath("/sessions/\(session.id)/end").text,
                isThis: session.isThis)
        }
        hasOthers = sessions.contains { !$0.isThis }
    }

    private static func time(_ instant: Instant) -> String {
        "\(instant.clockTime) \(instant.businessDay.printed)"
    }

    private init() {
        sessions = [
            Line(
                started: "08:00 01/01/2027", seen: "08:00 01/01/2027", address: "10.0.0.1",
                endPath: "/sessions/1/end", isThis: true)
        ]
        hasOthers = true
    }

    static let sample = SessionsPage()
}
