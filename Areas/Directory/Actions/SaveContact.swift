internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Adds a contact, changes one or ends it; of two people who edit one contact the second is told.
struct SaveContact: Sendable {
    let directory: DirectoryFacade
    let actor: Actor

    /// Adds a contact of a unit or a partner; gives its number.
    func add(_ contact: Contact, in tx: Transaction) throws -> Int64 {
        try tx.lock(.register)
        try checkReach(contact.side, in: tx)
        try checkOverlap(contact, besides: nil, in: tx)
        let numbers = try ContactQueries.insert([contact], in: tx)
        guard let number = numbers.first else { throw NotFound("contact") }
        try tx.audit(actor, "directory.contact_added", "contact:\(number)", try details(contact.side, in: tx))
        return number
    }

    /// Writes other values; `version` is the one that the form was opened with.
    func change(_ number: Int64, version: Int64, to card: ContactCard, _ days: DayRange, in tx: Transaction) throws {
        let stored = try stored(number, version: version, in: tx)
        let contact = Contact(side: stored.contact.side, days: days, card: card)
        try checkOverlap(contact, besides: number, in: tx)
        guard try ContactQueries.update(stored, to: contact, in: tx) else { throw Refusal("changed_meanwhile") }
        try tx.audit(actor, "directory.contact_changed", "contact:\(number)", try details(contact.side, in: tx))
    }

    /// Ends a contact; `day` is the first that no longer belongs to it.
    func end(_ number: Int64, version: Int64, on day: Day, in tx: Transaction) throws {
        let stored = try stored(number, version: version, in: tx)
        let days = DayRange(from: stored.contact.days.from, to: day)
        guard !days.isEmpty else { throw Refusal("directory_end_before_beginning") }
        let contact = Contact(side: stored.contact.side, days: days, card: stored.contact.card)
        try checkOverlap(contact, besides: number, in: tx)
        guard try ContactQueries.update(stored, to: contact, in: tx) else { throw Refusal("changed_meanwhile") }
        try tx.audit(actor, "directory.contact_ended", "contact:\(number)", try details(contact.side, in: tx))
    }

    private func stored(_ number: Int64, version: Int64, in tx: Transaction) throws -> StoredContact {
        try tx.lock(.register)
        guard let stored = try ContactQueries.contact(number, in: tx) else { throw NotFound("contact") }
        try checkReach(stored.contact.side, in: tx)
        try Version.check(version, against: stored.version)
        return stored
    }

    private func checkReach(_ side: ContactSide, in tx: Transaction) throws {
        let reach = try directory.reach(actor, DirectoryFacade.writeContacts, in: tx)
        guard reach.reaches(side) else { throw Refusal("contact_not_yours") }
    }

    private func checkOverlap(_ contact: Contact, besides number: Int64?, in tx: Transaction) throws {
        let other = try ContactQueries.contacts(of: contact.side, in: tx).first { stored in
            stored.number != number && stored.contact.days.overlaps(contact.days)
        }
        guard let other else { return }
        throw Refusal(
            "contact_overlaps",
            ["name": other.contact.card.focalPerson, "from": other.contact.days.from?.printed ?? ""])
    }

    /// No personal data: whose contact it is, not who.
    private func details(_ side: ContactSide, in tx: Transaction) throws -> [String: String] {
        let tree = try directory.organisation.tree.value(in: tx)
        let register = try directory.partners.register.value(in: tx)
        if let unit = side.unit.flatMap({ tree.unit($0) }) { return ["unit": unit.code] }
        return ["partner": side.partner.flatMap { register.partner($0)?.code } ?? ""]
    }
}
