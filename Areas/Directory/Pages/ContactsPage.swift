internal import Kernel
internal import Organisation
internal import Web

/// The directory of contacts (0.14).
struct ContactsPage: Page {
    static let template = "directory/contacts"
    static let path = LocalPath("/contacts")
    static let csvPath = LocalPath("/contacts.csv")
    static let xlsxPath = LocalPath("/contacts.xlsx")

    struct Line: Sendable {
        let name: String
        let code: String
        let former: String?
        let focalPerson: String
        let address: String
        let phone: String
        let email: String
        let days: String
        let editPath: String?
    }

    let lead: String
    let filter: DirectoryFilter
    let mayAdd: Bool
    let lines: [Line]
    let pages: PageLinks

    init(_ look: ContactsLook, _ paging: Paging, _ messages: Messages) {
        lead = ContactsPage.lead(look, messages)
        filter = DirectoryFilter(
            look.request, on: ContactsPage.path, files: (ContactsPage.csvPath, ContactsPage.xlsxPath), day: look.day,
            label: messages.text("contacts.side"),
            parts: [("union", "contacts.side.unit"), ("partners", "contacts.side.partner")], messages)
        mayAdd = look.mayAdd
        let rest = look.lines.dropFirst(paging.offset)
        lines = rest.prefix(paging.size).map { line in
            let card = line.stored.contact.card
            return Line(
                name: line.name, code: line.code,
                former: line.former.map { messages.text("directory.former", ["unit": $0]) },
                focalPerson: card.focalPerson, address: card.address ?? "", phone: card.phone ?? "",
                email: card.email ?? "", days: line.stored.contact.days.printed(messages),
                editPath: line.mayWrite ? ContactPage.path(of: line.stored.number).text : nil)
        }
        pages = paging.links(on: look.request.on(ContactsPage.path), hasMore: rest.count > paging.size)
    }

    private static func lead(_ look: ContactsLook, _ messages: Messages) -> String {
        messages.text(
            "contacts.lead",
            [
                "count": Digits.grouped(Int64(look.lines.count)), "day": look.day.printed,
                "unit": look.scope?.name ?? messages.text("contacts.everybody"),
            ])
    }

    /// The same list as a file: the five fields of clause 0.14 and the days.
    static func file(_ look: ContactsLook, _ messages: Messages) -> DirectoryFile {
        DirectoryFile(
            title: messages.text("contacts.title"), name: "contacts-\(look.day)",
            columns: [
                "contacts.unit_name", "contacts.focal_person", "contacts.address", "contacts.phone",
                "contacts.email", "directory.from", "directory.to",
            ].map { messages.text($0) },
            rows: look.lines.map { line in
                let (card, days) = (line.stored.contact.card, line.stored.contact.days)
                return [
                    line.name, card.focalPerson, card.address ?? "", card.phone ?? "", card.email ?? "",
                    days.from?.description ?? "", days.to?.description ?? "",
                ]
            })
    }

    private init() {
        lead = "1 contact on 1 January 2027"
        filter = .sample
        mayAdd = true
        lines = [
            Line(
                name: "Unit", code: "VN-01", former: "Former unit", focalPerson: "An", address: "1 Street",
                phone: "0900", email: "an@unit.example", days: "from", editPath: "/contacts/1")
        ]
        pages = .sample
    }

    static let sample = ContactsPage()
}
