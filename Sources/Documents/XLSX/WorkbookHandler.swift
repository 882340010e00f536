/// Reads `workbook.xml`: the sheets in their order, and from when days are counted.
final class WorkbookHandler: XMLHandler {
    struct Sheet {
        let name: String
        let relationship: String
        let isVisible: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        switch name {
        case "workbookPr":
            is1904 = attributes.isTrue("date1904")
        case "sheet":
            guard let relationship = attributes["id"] else { return }
            let isVisible = (attributes["state"] ?? "visible") == "visible"
            sheets.append(Sheet(name: attributes["name"] ?? "", relationship: relationship, isVisible: isVisible))
        default:
            break
        }
    }
}
