internal import Crypto
internal import Foundation
internal import Kernel
internal import NIOCore
internal import Synchronization

/// Remembers what each form was answered, so that a double click or a resend after "back" has one effect.
///
/// Every form carries a key that its page drew. The same key with the same content is the same sending and gets the
/// first one's answer; with other content it is a correction and is taken anew. Only what succeeded is remembered.
final class SentForms: Sendable {
    static let field = "form_key"

    /// A sending: whose, where to and what.
    typealias Sending = SHA256Digest

    private enum State {
        case running
        case answered(Answer)
    }

    private struct Memory {
        var states: [Sending: State] = [:]
        /// In the order of their coming.
        var order: [Sending] = []
    }

    /// What somebody sends stays known until so many others have come.
    private static let most = 10_000
    /// The second click waits for the first one's answer as long as this.
    private static let patience = Duration.seconds(20)
    private static let step = Duration.milliseconds(20)

    private let memory = Mutex(Memory())

    /// Nil for a form without a key, as programs and old pages send it.
    static func sending(_ form: Form, _ incoming: Incoming) -> Sending? {
        let key = form[field]
        guard Secret.hasShape(key), let token = incoming.session?.token else { return nil }
        var hash = SHA256()
        hash.update(data: Data("\(token)\n\(incoming.path)?\(incoming.rawQuery)\n".utf8))
        // The boundary of a form with files is drawn anew at each sending, so its parts are told one by one.
        for field in form.fields { hash.update(data: Data("\(field.name)=\(field.value)\n".utf8)) }
        for file in form.files {
            hash.update(data: Data("\(file.field)=\(file.name):\(file.bytes.readableBytes)\n".utf8))
            hash.update(data: file.content)
        }
        return hash.finalize()
    }

    /// Runs the handler once for each sending.
    func once(_ sending: Sending, _ handle: () async throws -> Answer) async throws -> Answer {
        if let known = try await answer(to: sending) { return known }
        do {
            let answer = try await handle()
            settle(sending, answer.status == .seeOther ? .answered(answer.repeated) : nil)
            return answer
        } catch {
            settle(sending, nil)
            throw error
        }
    }

    /// The answer of the first sending, when there was one; nil when the caller is the first and must answer.
    private func answer(to sending: Sending) async throws -> Answer? {
        let deadline = ContinuousClock.now + SentForms.patience
        while true {
            let state = memory.withLock { memory -> State? in
                if let state = memory.states[sending] { return state }
                memory.states[sending] = .running
                memory.order.append(sending)
                if memory.order.count > SentForms.most { memory.states[memory.order.removeFirst()] = nil }
                return nil
            }
            switch state {
            case nil: return nil
            case .answered(let answer): return answer
            case .running:
                guard ContinuousClock.now < deadline else { throw Problem(.conflict, "still_working") }
                try await Task.sleep(for: SentForms.step)
            }
        }
    }

    private func settle(_ sending: Sending, _ state: State?) {
        memory.withLock { memory in
            guard memory.states[sending] != nil else { return }
            memory.states[sending] = state
            if state == nil, let place = memory.order.lastIndex(of: sending) { memory.order.remove(at: place) }
        }
    }
}
