/// Reads from `styles.xml` what the number of each cell format means.
final class StylesHandler: XMLHandler {
    /// By the index that cells carry.
    private(set) var formats: [NumberFormat] = []

    private var custom: [Int: NumberFormat] = [:]
    private var isInCellFormats = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        switch name {
        case "numFmt":
            guard let id = attributes.integer("numFmtId"), let code = attributes["formatCode"] else { return }
            custom[id] = NumberFormat(code: code)
        case "cellXfs":
            isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes.integer("numFmtId") ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id))
        default:
            break
        }
    }

    func end(_ name: XMLName) throws {
        if name == "cellXfs" { isInCellFormats = false }
    }
}
