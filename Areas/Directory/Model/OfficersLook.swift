internal import Kernel
internal import Organisation
internal import Storage

/// The roster of officers on a day: of a unit and those below it, with posts and terms (2.30).
struct OfficersLook {
    struct Line {
        let stored: StoredOfficer
        let unitName: String
        let unitCode: String
        /// The unit in which the officer was given the post, where that has become another one.
        let former: String?
        let mayWrite: Bool
    }

    let request: DirectoryRequest
    let day: Day
    let scope: UnionUnit?
    let lines: [Line]
    let mayAdd: Bool

    init(_ request: DirectoryRequest, as actor: Actor, _ directory: DirectoryFacade, in tx: Transaction) throws {
        let tree = try directory.organisation.tree.value(in: tx)
        let (day, scope) = (try request.day(today: tx.today), try request.scope(in: tree))
        let reading = try directory.reach(actor, DirectoryFacade.readOfficers, in: tx)
        let writing = try directory.reach(actor, DirectoryFacade.writeOfficers, in: tx)
        let found = try OfficerQueries.officers(on: day, in: tx).compactMap { stored -> Line? in
            let officer = stored.officer
            guard let own = tree.unit(officer.unit),
                let holder = tree.heir(of: own.number, made: officer.days.from, on: day).flatMap({ tree.unit($0) }),
                reading.reaches(unit: own.number),
                scope.map({ tree.isWithin(holder.number, $0.number, on: day) }) ?? true,
                request.part.map({ $0 == officer.post.rawValue }) ?? true
            else { return nil }
            let line = Line(
                stored: stored, unitName: tree.name(of: holder, on: day), unitCode: holder.code,
                former: holder.number == own.number ? nil : "\(own.name) (\(own.code))",
                mayWrite: writing.reaches(unit: own.number))
            let words = VietnameseText.folded("\(line.unitName) \(line.unitCode) \(officer.person.fullName)")
            return DirectoryRequest.matches(request.search, words) ? line : nil
        }
        self.request = request
        self.day = day
        self.scope = scope
        lines = found.map { (key: VietnameseText.sortKey($0.unitName), line: $0) }.sorted { left, right in
            let (one, other) = (left.line.stored.officer, right.line.stored.officer)
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            if left.line.unitCode != right.line.unitCode { return left.line.unitCode < right.line.unitCode }
            if one.post != other.post { return one.post.rank < other.post.rank }
            return one.person.sortKey.lexicographicallyPrecedes(other.person.sortKey)
        }.map(\.line)
        mayAdd = !writing.scopes.isEmpty
    }
}
