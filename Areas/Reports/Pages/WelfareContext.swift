package import Kernel
package import Storage
package import Web

/// What a list behind a figure shows above it: what the figure was asked for, and the way back to the report.
package struct WelfareContext: Sendable {
    package struct Part: Sendable {
        package let label: String
        package let value: String
    }

    package let parts: [Part]
    package let reportPath: String

    package init(_ asked: AskedWelfare, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        let question = asked.question
        parts = [
            ("scope", words.scope(asked)), ("partner", words.partner(asked)), ("period", words.period(question.period)),
            ("by", words.by(question.by)), ("as", words.view(question.view)),
        ].map { Part(label: words.text($0), value: $1) }
        reportPath = WelfareRequest(question).path.text
    }

    private init() {
        parts = [Part(label: "Unit", value: "VN")]
        reportPath = WelfarePages.path.text
    }

    package static let sample = WelfareContext()
}

extension WelfareQuestion {
    /// The same question for a page of ours.
    package func on(_ path: LocalPath) -> LocalPath { WelfareRequest(self).on(path) }

    /// The same question of another unit for a page of ours.
    package func on(_ path: LocalPath, scope: String) -> LocalPath {
        var request = WelfareRequest(self)
        request.scope = scope
        return request.on(path)
    }
}

extension ReportsFacade {
    /// The page of the welfare report.
    package static let welfarePath = WelfarePages.path

    /// Runs what answers a question that was asked for by the query; a refusal becomes the problem that tells why.
    package func behindFigure<Value: Sendable>(
        _ visit: SignedIn, _ store: Store, period: Period? = nil,
        _ body: @escaping @Sendable (AskedWelfare, Transaction) throws -> Value
    ) async throws -> Value {
        var typed = WelfareRequest(visit)
        if let period { typed.period = period.description }
        let (request, actor) = (typed, visit.actor)
        do {
            return try await store.read { tx in try body(try asked(request, as: actor, in: tx), tx) }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
