/// Reads `[Content_Types].xml`: whether a part is a program, as in `.xlsm` files.
final class ContentTypesHandler: XMLHandler {
    private(set) var namesProgram = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        guard name == "Override" || name == "Default", let type = attributes["ContentType"]?.lowercased() else {
            return
        }
        let words = ["macroenabled", "vbaproject", "macrosheet"]
        if words.contains(where: { type.contains($0) }) { namesProgram = true }
    }
}
