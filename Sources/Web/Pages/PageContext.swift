internal import Logging
internal import Mustache

/// The outermost place where a tag's word is looked for; a word that is not even here is missing, and said so.
struct PageContext: MustacheParent {
    let values: [String: Any]
    let template: String
    let logger: Logger

    func child(named name: String) -> Any? {
        if let value = values[name] { return value }
        logger.warning("A template's tag stands for nothing.", metadata: ["template": "\(template)", "tag": "\(name)"])
        return nil
    }
}
