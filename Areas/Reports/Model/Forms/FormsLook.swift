import Kernel
import Storage

/// Every version of every form, who owes them, and what somebody may do with them.
struct FormsLook: Sendable {
    struct Key: Hashable, Sendable {
        let code: String
        let version: Int

        init(code: String, version: Int) { (self.code, self.version) = (code, version) }
        init(_ form: ReportForm) { self.init(code: form.code, version: form.version) }
    }

    /// By code and version.
    let forms: [ReportForm]
    let assignments: [FormAssignment]
    /// How many periods were opened with a version.
    let opened: [Key: Int]
    /// Forms are the whole union's: whoever reviews everything stores them and says who owes them.
    let mayStore: Bool
    var mayAssign: Bool { mayStore }

    init(_ desk: ReportDesk, in tx: Transaction) throws {
        forms = desk.forms
        assignments = try FormQueries.assignments(in: tx)
        opened = try FormQueries.openedPeriods(in: tx)
        mayStore = FormsLook.mayStore(desk.actor)
    }

    static func mayStore(_ actor: Actor) -> Bool {
        actor.scopes(for: ReportsFacade.review).contains(.everything)
    }
}
