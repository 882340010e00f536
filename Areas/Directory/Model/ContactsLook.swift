internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// The directory of contacts on a day (0.14): of units with those below, and of partners.
///
/// A contact of a unit that has merged or was split stands under its heir; one of a closed unit stands nowhere.
struct ContactsLook {
    struct Line {
        let stored: StoredContact
        /// Who answers now: the unit's heir, or the partner.
        let name: String
        let code: String
        /// The unit that named the contact, where that is another one.
        let former: String?
        let isUnion: Bool
        let mayWrite: Bool
    }

    let request: DirectoryRequest
    let day: Day
    let scope: UnionUnit?
    let lines: [Line]
    let mayAdd: Bool

    init(_ request: DirectoryRequest, as actor: Actor, _ directory: DirectoryFacade, in tx: Transaction) throws {
        let tree = try directory.organisation.tree.value(in: tx)
        let register = try directory.partners.register.value(in: tx)
        let (day, scope) = (try request.day(today: tx.today), try request.scope(in: tree))
        let reading = try directory.reach(actor, DirectoryFacade.readContacts, in: tx)
        let writing = try directory.reach(actor, DirectoryFacade.writeContacts, in: tx)
        let found = try ContactQueries.contacts(on: day, in: tx).compactMap { stored -> Line? in
            guard reading.mayRead(stored.contact.side),
                let line = ContactsLook.line(stored, on: day, tree, register, writing),
                ContactsLook.isIn(scope, stored.contact, on: day, tree),
                request.part.map({ $0 == (line.isUnion ? "union" : "partners") }) ?? true
            else { return nil }
            let names = VietnameseText.folded("\(line.name) \(line.code) \(line.former ?? "")")
            return DirectoryRequest.matches(request.search, names + " " + stored.contact.card.foldedText) ? line : nil
        }
        self.request = request
        self.day = day
        self.scope = scope
        lines = found.map { (key: VietnameseText.sortKey($0.name), line: $0) }.sorted { left, right in
            if left.line.isUnion != right.line.isUnion { return left.line.isUnion }
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return left.line.stored.number < right.line.stored.number
        }.map(\.line)
        mayAdd = !writing.scopes.isEmpty
    }

    private static func line(
        _ stored: StoredContact, on day: Day, _ tree: UnitTree, _ register: PartnerRegister, _ writing: DirectoryReach
    ) -> Line? {
        let mayWrite = writing.reaches(stored.contact.side)
        switch stored.contact.side {
        case .partner(let number):
            guard let partner = register.partner(number) else { return nil }
            return Line(
                stored: stored, name: partner.name, code: partner.code, former: nil, isUnion: false,
                mayWrite: mayWrite)
        case .unit(let number):
            guard let own = tree.unit(number),
                let holder = tree.heir(of: number, made: stored.contact.days.from, on: day).flatMap({ tree.unit($0) })
            else { return nil }
            return Line(
                stored: stored, name: tree.name(of: holder, on: day), code: holder.code,
                former: holder.number == number ? nil : "\(own.name) (\(own.code))", isUnion: true,
                mayWrite: mayWrite)
        }
    }

    /// Partners stand in no unit, so that they are left out when one is named.
    private static func isIn(_ scope: UnionUnit?, _ contact: Contact, on day: Day, _ tree: UnitTree) -> Bool {
        guard let scope else { return true }
        guard let unit = contact.side.unit, let holder = tree.heir(of: unit, made: contact.days.from, on: day) else {
            return false
        }
        return tree.isWithin(holder, scope.number, on: day)
    }
}
