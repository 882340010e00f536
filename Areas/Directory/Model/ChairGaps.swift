internal import Kernel
internal import Organisation
internal import Storage

/// Units whose chair is missing, whose chair's term is over or ends soon, or that have two after a merger (2.30).
struct ChairGaps {
    enum Kind: String, CaseIterable {
        /// No chair was ever written down.
        case none
        /// The last term is over and nobody followed.
        case ended
        /// The term ends within `soonDays`.
        case ending
        /// Two chairs since a merger.
        case two
    }

    struct Line {
        let unit: UnionUnit
        let unitName: String
        let kind: Kind
        /// Who is or was chair.
        let chairs: [Officer]
        /// When the last term ended or will end.
        let end: Day?
    }

    static let soonDays = 90

    let request: DirectoryRequest
    let day: Day
    let scope: UnionUnit?
    let lines: [Line]
    /// Units that should have a chair.
    let unitCount: Int

    init(_ request: DirectoryRequest, as actor: Actor, _ directory: DirectoryFacade, in tx: Transaction) throws {
        let tree = try directory.organisation.tree.value(in: tx)
        let (day, scope) = (try request.day(today: tx.today), try request.scope(in: tree))
        let reading = try directory.reach(actor, DirectoryFacade.readOfficers, in: tx)
        var chairs: [Int64: [Officer]] = [:]
        for stored in try OfficerQueries.officers(of: [.chair], in: tx) {
            let officer = stored.officer
            // A term that begins later tells nothing about the day.
            guard let from = officer.days.from, from <= day,
                let holder = tree.heir(of: officer.unit, made: from, on: day)
            else { continue }
            chairs[holder, default: []].append(officer)
        }
        let sector = try SectorChoice(request.sector, directory.organisation, on: day, in: tx)
        let units = tree.all.filter { unit in
            unit.kind != .unionGroup && tree.exists(unit.number, on: day) && reading.reaches(unit: unit.number)
                && (scope.map { tree.isWithin(unit.number, $0.number, on: day) } ?? true)
                && sector.contains(unit.number)
        }
        let found = units.compactMap { unit -> Line? in
            let name = tree.name(of: unit, on: day)
            guard let line = ChairGaps.line(unit, name, chairs[unit.number] ?? [], on: day),
                request.part.map({ $0 == line.kind.rawValue }) ?? true
            else { return nil }
            let words = VietnameseText.folded("\(name) \(unit.code)")
            return DirectoryRequest.matches(request.search, words) ? line : nil
        }
        self.request = request
        self.day = day
        self.scope = scope
        unitCount = units.count
        lines = found.map { (key: VietnameseText.sortKey($0.unitName), line: $0) }.sorted { left, right in
            left.key == right.key
                ? left.line.unit.code < right.line.unit.code : left.key.lexicographicallyPrecedes(right.key)
        }.map(\.line)
    }

    private static func line(_ unit: UnionUnit, _ name: String, _ chairs: [Officer], on day: Day) -> Line? {
        let present = chairs.filter { $0.days.contains(day) }
        if present.count > 1 { return Line(unit: unit, unitName: name, kind: .two, chairs: present, end: nil) }
        if let chair = present.first {
            guard let end = chair.days.to, end <= day + soonDays else { return nil }
            return Line(unit: unit, unitName: name, kind: .ending, chairs: [chair], end: end)
        }
        let last = chairs.max { ($0.days.to ?? .distantPast) < ($1.days.to ?? .distantPast) }
        guard let last else { return Line(unit: unit, unitName: name, kind: .none, chairs: [], end: nil) }
        return Line(unit: unit, unitName: name, kind: .ended, chairs: [last], end: last.days.to)
    }
}
