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
        actor.scopes(for: ReportsFacade.review).contains { scope in
            switch scope {
            case .everything: return true
            case .unit(let code):
                guard let own = reach.tree.unit(code: code), let unit = reach.tree.unit(code: subject.scope) else {
                    return false
                }
                return own.number == unit.number || reach.tree.hasHung(unit.number, below: own.number)
            case .partner, .point, .member: return false
            }
        }
    }
}
