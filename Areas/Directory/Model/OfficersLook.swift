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
        let sector = try SectorChoice(request.sector, directory.organisation, on: day, in: tx)
        let found = try OfficerQueries.officers(on: day, in: tx).compactMap { stored -> Line? in
            let officer = stored.officer
            guard let own = tree.unit(officer.unit),
                let holder = tree.heir(of: own.number, made: officer.days.from, on: day).flatMap({ tree.unit($0) }),
                reading.reaches(unit: own.number),
                scope.map({ tree.isWithin(holder.number, $0.number, on: day) }) ?? true,
                request.part.map({ $0 == officer.post.rawValue }) ?? true, sector.contains(holder.number)
            else { return nil }
            let line = Line(
                stored: stored, unitName: tree.name(of: holder, on: day), unitCode: holder.code,
                former: holder.number == own.number ? nil : "\(own.name) (\(own.code))",
                mayWrite: writing.reaches(unit: own.number))
            guard !request.search.isEmpty else { return line }
            let words = VietnameseText.folded("\(line.unitName) \(line.unitCode) \(officer.person.fullName)")
            return DirectoryRequest.matches(request.search, words) ? line : nil
        }
        self.request = request
        self.day = day
        self.scope = scope
        lines = OfficersLook.sorted(found)
        mayAdd = !writing.scopes.isEmpty
    }

    /// By units, posts and given names; each key is made once.
    private static func sorted(_ lines: [Line]) -> [Line] {
        var unitKeys: [String: [UInt8]] = [:]
        let keyed = lines.map { line in
            let key = unitKeys[line.unitName] ?? VietnameseText.sortKey(line.unitName)
            unitKeys[line.unitName] = key
            return (unit: key, person: line.stored.officer.person.sortKey, line: line)
        }
        return keyed.sorted { left, right in
            let (one, other) = (left.line.stored.officer, right.line.stored.officer)
            if left.unit != right.unit { return left.unit.lexicographicallyPrecedes(right.unit) }
            if left.line.unitCode != right.line.unitCode { return left.line.unitCode < right.line.unitCode }
            if one.post != other.post { return one.post.rank < other.post.rank }
            return left.person.lexicographicallyPrecedes(right.person)
        }.map(\.line)
    }
}
