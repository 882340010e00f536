internal import Kernel
internal import Organisation
internal import Storage

/// Adds an officer, changes one or ends the term; of two people who edit one officer the second is told.
struct SaveOfficer: Sendable {
    let directory: DirectoryFacade
    let actor: Actor

    /// Adds an officer of a unit; gives the number.
    func add(_ officer: Officer, in tx: Transaction) throws -> Int64 {
        try tx.lock(.register)
        try checkReach(officer.unit, in: tx)
        try checkTerm(officer, besides: nil, in: tx)
        guard let number = try OfficerQueries.insert([officer], in: tx).first else { throw NotFound("officer") }
        try tx.audit(actor, "directory.officer_added", "officer:\(number)", try details(officer, in: tx))
        return number
    }

    /// Writes other values; `version` is the one that the form was opened with.
    func change(
        _ number: Int64, version: Int64, to filled: OfficerForm, in tx: Transaction
    ) throws {
        let stored = try stored(number, version: version, in: tx)
        try write(filled.officer(of: stored.officer.unit), over: stored, "directory.officer_changed", in: tx)
    }

    /// Ends a term; `day` is the first that no longer belongs to it.
    func end(_ number: Int64, version: Int64, on day: Day, in tx: Transaction) throws {
        let stored = try stored(number, version: version, in: tx)
        let days = DayRange(from: stored.officer.days.from, to: day)
        guard !days.isEmpty else { throw Refusal("directory_end_before_beginning") }
        let old = stored.officer
        let officer = Officer(
            unit: old.unit, post: old.post, days: days, person: old.person, trainedOn: old.trainedOn)
        try write(officer, over: stored, "directory.officer_ended", in: tx)
    }

    private func stored(_ number: Int64, version: Int64, in tx: Transaction) throws -> StoredOfficer {
        try tx.lock(.register)
        guard let stored = try OfficerQueries.officer(number, in: tx) else { throw NotFound("officer") }
        try checkReach(stored.officer.unit, in: tx)
        try Version.check(version, against: stored.version)
        return stored
    }

    private func write(
        _ officer: Officer, over stored: StoredOfficer, _ action: String, in tx: Transaction
    ) throws {
        try checkTerm(officer, besides: stored.number, in: tx)
        guard try OfficerQueries.update(stored, to: officer, in: tx) else { throw Refusal("changed_meanwhile") }
        try tx.audit(actor, action, "officer:\(stored.number)", try details(officer, in: tx))
    }

    private func checkReach(_ unit: Int64, in tx: Transaction) throws {
        let reach = try directory.reach(actor, DirectoryFacade.writeOfficers, in: tx)
        guard reach.reaches(unit: unit) else { throw Refusal("officer_not_yours") }
    }

    private func checkTerm(_ officer: Officer, besides number: Int64?, in tx: Transaction) throws {
        let others = try OfficerQueries.officers(of: [officer.unit], in: tx)
            .filter { $0.number != number }.map(\.officer)
        if others.contains(where: { $0.owner == officer.owner && $0.days.overlaps(officer.days) }) {
            throw Refusal("officer_overlaps")
        }
        if let chair = ChairBook(others).other(than: officer) {
            throw Refusal(
                "officer_second_chair", ["name": chair.person.fullName, "from": chair.days.from?.printed ?? ""])
        }
    }

    /// No personal data: which post of which unit, not who.
    private func details(_ officer: Officer, in tx: Transaction) throws -> [String: String] {
        let tree = try directory.organisation.tree.value(in: tx)
        return ["unit": tree.unit(officer.unit)?.code ?? "", "post": officer.post.rawValue]
    }
}
