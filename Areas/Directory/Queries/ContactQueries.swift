internal import Kernel
internal import Storage

/// The statements about contacts.
enum ContactQueries {
    private static let rows: SQL = """
        SELECT contact.number, unit_number, partner_number, valid_from, valid_to, version, focal_person, address,
            phone, email
        FROM directory_contact contact JOIN directory_contact_person ON contact_number = contact.number
        """

    static func all(in tx: Transaction) throws -> [StoredContact] {
        try tx.rows("\(rows) ORDER BY COALESCE(unit_number, 0), COALESCE(partner_number, 0), valid_from").map(contact)
    }

    /// Those in force on a day.
    static func contacts(on day: Day, in tx: Transaction) throws -> [StoredContact] {
        try tx.rows("\(rows) WHERE valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))").map(contact)
    }

    static func contact(_ number: Int64, in tx: Transaction) throws -> StoredContact? {
        try tx.first("\(rows) WHERE contact.number = \(number)").map(contact)
    }

    static func contacts(of side: ContactSide, in tx: Transaction) throws -> [StoredContact] {
        try tx.rows(
            """
            \(rows) WHERE COALESCE(unit_number, 0) = \(side.unit ?? 0)
                AND COALESCE(partner_number, 0) = \(side.partner ?? 0) ORDER BY valid_from
            """
        ).map(contact)
    }

    @discardableResult
    static func insert(_ contacts: [Contact], in tx: Transaction) throws -> [Int64] {
        guard !contacts.isEmpty else { return [] }
        let numbers = Array(try tx.takeNumbers("directory_contact", count: contacts.count))
        try tx.insert(
            into: "directory_contact",
            ["number", "unit_number", "partner_number", "valid_from", "valid_to", "version"],
            rows: zip(numbers, contacts).map { number, contact in
                [
                    number.sqlValue, contact.side.unit.sqlValue, contact.side.partner.sqlValue,
                    contact.days.from.sqlValue, contact.days.to.sqlValue, Int64(1).sqlValue,
                ]
            })
        try tx.insert(
            into: "directory_contact_person",
            ["contact_number", "focal_person", "address", "phone", "email", "folded_text"],
            rows: zip(numbers, contacts).map { number, contact in
                let card = contact.card
                return [
                    number.sqlValue, card.focalPerson.sqlValue, card.address.sqlValue, card.phone.sqlValue,
                    card.email.sqlValue, card.foldedText.sqlValue,
                ]
            })
        return numbers
    }

    /// Writes what is stated now; the side stays.
    ///
    /// False when somebody else has changed it since `version`.
    static func update(_ stored: StoredContact, to contact: Contact, in tx: Transaction) throws -> Bool {
        let touched = try tx.run(
            """
            UPDATE directory_contact SET valid_from = \(contact.days.from), valid_to = \(contact.days.to),
                version = version + 1
            WHERE number = \(stored.number) AND version = \(stored.version)
            """)
        guard touched > 0 else { return false }
        let card = contact.card
        try tx.run(
            """
            UPDATE directory_contact_person SET focal_person = \(card.focalPerson), address = \(card.address),
                phone = \(card.phone), email = \(card.email), folded_text = \(card.foldedText)
            WHERE contact_number = \(stored.number)
            """)
        return true
    }

    private static func contact(_ row: Row) throws -> StoredContact {
        let unit = try row.optionalInteger(1)
        let side: ContactSide = if let unit { .unit(unit) } else { .partner(try row.integer(2)) }
        return StoredContact(
            number: try row.integer(0),
            contact: Contact(
                side: side, days: DayRange(from: try row.day(3), to: try row.optionalDay(4)),
                card: ContactCard(
                    focalPerson: try row.text(6), address: try row.optionalText(7), phone: try row.optionalText(8),
                    email: try row.optionalText(9))),
            version: try row.integer(5))
    }
}
