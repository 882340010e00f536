import Kernel
import Storage

/// Judges several reports, each in a transaction of its own: one that cannot be judged so stops none of the others.
struct JudgeMany {
    let reports: ReportsFacade
    let actor: Actor
    let judgement: Judgement

    /// What became of one of them.
    struct Line: Sendable {
        enum Outcome: Sendable {
            case done
            /// It was judged so before: the same form was sent twice.
            case before
            case refused(Refusal)
        }

        let number: Int64
        /// Nil for a report that is not there or that the actor may not see.
        let subject: (code: String, name: String)?
        let outcome: Outcome
    }

    /// Reports judged at once; more are judged by sending the form again.
    static let most = 1_000

    /// In the order of the numbers, each once.
    func run(_ numbers: [Int64], on store: Store) async throws -> [Line] {
        var (lines, seen): ([Line], Set<Int64>) = ([], [])
        for number in numbers.prefix(JudgeMany.most) where seen.insert(number).inserted {
            lines.append(try await judge(number, on: store))
        }
        return lines
    }

    private func judge(_ number: Int64, on store: Store) async throws -> Line {
        let (reports, actor, judgement) = (reports, actor, judgement)
        let subject = try await store.read { tx in
            try JudgeMany.subject(of: number, try ReportDesk(reports, as: actor, in: tx), in: tx)
        }
        guard let subject else { return Line(number: number, subject: nil, outcome: .refused(Refusal("no_report"))) }
        do {
            let isNew = try await store.write { tx in
                let judge = JudgeReport(desk: try ReportDesk(reports, as: actor, in: tx))
                guard try !judge.stands(judgement, number, in: tx) else { return false }
                try judgement.run(number, judge, in: tx)
                return true
            }
            return Line(number: number, subject: subject, outcome: isNew ? .done : .before)
        } catch let refusal as Refusal {
            return Line(number: number, subject: subject, outcome: .refused(refusal))
        } catch is Forbidden {
            return Line(number: number, subject: subject, outcome: .refused(Refusal("not_yours_to_judge")))
        }
    }

    private static func subject(
        of number: Int64, _ desk: ReportDesk, in tx: Transaction
    ) throws -> (code: String, name: String)? {
        do {
            let (stored, form) = try desk.obligation(number, in: tx)
            return (stored.subject, desk.name(of: stored.subject, form))
        } catch is NotFound {
            return nil
        }
    }
}

extension JudgeReport {
    /// Whether a report stands already as the judgement would leave it, so that nothing happens twice.
    func stands(_ judgement: Judgement, _ number: Int64, in tx: Transaction) throws -> Bool {
        let (stored, _) = try reviewed(number, in: tx)
        switch judgement.action {
        case .accept: return [.accepted, .approved].contains(stored.status)
        case .approve: return stored.status == .approved
        case .excuse: return stored.status == .excused
        case .extend: return stored.dueOn == judgement.day
        case .remind:
            return try ObligationQueries.events(of: number, in: tx).contains { event in
                event.action == .remind && event.at.businessDay == tx.today && event.by == desk.actor.signature
                    && (event.note ?? "") == judgement.reason
            }
        case .giveBack, nil: return false
        }
    }
}
