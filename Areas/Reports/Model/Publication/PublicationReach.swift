import Kernel
import Organisation

/// Which publications an actor reads, and which reports the actor may publish.
struct PublicationReach {
    private let actor: Actor
    private let reach: ReportReach

    init(_ actor: Actor, _ reach: ReportReach) {
        self.actor = actor
        self.reach = reach
    }

    /// What was published is read by whoever may see the report itself.
    func mayRead(_ subject: PublicationSubject) -> Bool {
        let partner = subject.partner == WelfareQuestion.allPartners ? nil : subject.partner
        guard let unit = reach.tree.unit(code: subject.scope) else {
            // A single report of a partner.
            return reach.seesEveryPartner || reach.offeredPartners.contains { $0.code == subject.scope }
        }
        return reach.refusal(of: unit, partner: subject.form == WelfareReport.form ? partner : nil) == nil
    }

    func mayPublish(_ subject: PublicationSubject) -> Bool {
        PublicationReach.mayPublish(subject.scope, as: actor, in: reach.tree)
    }

    /// A report of the unit with that code.
    static func mayPublish(_ unitCode: String, as actor: Actor, in tree: UnitTree) -> Bool {
        actor.scopes(for: ReportsFacade.review).contains { scope in
            switch scope {
            case .everything: return true
            case .unit(let code):
                guard let own = tree.unit(code: code), let unit = tree.unit(code: unitCode) else { return false }
                return own.number == unit.number || tree.hasHung(unit.number, below: own.number)
            case .partner, .point, .member: return false
            }
        }
    }
}
