internal import Kernel

/// Finds tags that stand for nothing, which the template library would print as nothing without a word.
///
/// Each page's sample is followed through its template, the partials and the layout, in every branch.
struct TemplateLint {
    private let renderer: PageRenderer
    private let tags: [String: [TemplateTag]]
    private var problems: [String] = []
    private var reached: Set<String> = []
    private var page = ""

    init(_ renderer: PageRenderer) {
        self.renderer = renderer
        tags = renderer.templates.sources.mapValues(TemplateTag.read)
    }

    /// What is wrong with the templates of these pages, and which templates no page reaches.
    mutating func problems(of pages: [any Page.Type]) -> [String] {
        for type in pages {
            page = type.template
            let frame = PageFrame(sampleIn: .vietnamese)
            let values = renderer.values(PageSample.of(type), frame, .vietnamese)
            follow(type.template, [values], depth: 0)
        }
        let unused = Set(tags.keys).subtracting(reached).subtracting(TemplateLint.forAreas)
        return problems + unused.sorted().map { "No page uses the template \($0)." }
    }

    /// Partials of Web that areas may use or not.
    private static let forAreas: Set<String> = [
        "field", "select", "trouble", "pagination", "csrf", "map", "chart_trend", "chart_bars", "chart_share",
    ]

    private mutating func follow(_ name: String, _ stack: [Any], depth: Int) {
        guard let tags = tags[name] else { return complain("There is no template \(name).") }
        guard depth < 20 else { return complain("The template \(name) holds itself.") }
        reached.insert(name)
        follow(tags, stack, depth)
    }

    private mutating func follow(_ tags: [TemplateTag], _ stack: [Any], _ depth: Int) {
        for tag in tags {
            switch tag {
            case .variable(let name): _ = value(name, stack)
            case .raw(let name): complain("{{{\(name)}}} is not escaped.")
            case .section(let name, let inside): enter(name, inside, stack, depth)
            case .inverted(let name, let inside):
                _ = value(name, stack)
                follow(inside, stack, depth)
            case .partial(let name): follow(name, stack, depth: depth + 1)
            case .block(_, let inside): follow(inside, stack, depth)
            case .inherit(let name, let blocks):
                checkBlocks(of: name, blocks)
                follow(blocks, stack, depth)
                follow(name, stack, depth: depth + 1)
            }
        }
    }

    private mutating func enter(_ name: String, _ inside: [TemplateTag], _ stack: [Any], _ depth: Int) {
        switch value(name, stack) {
        case nil: return
        case is PageNull: complain("The sample leaves \(name) empty, so what is inside cannot be checked.")
        case let list as [Any]:
            guard let first = list.first else {
                return complain("The sample leaves the list \(name) empty, so what is inside cannot be checked.")
            }
            follow(inside, stack + [first], depth)
        case is Bool: follow(inside, stack, depth)
        case let value?: follow(inside, stack + [value], depth)
        }
    }

    /// Looks a name up as the library does: the first part from the inside out, the rest inside what was found.
    private mutating func value(_ name: String, _ stack: [Any]) -> Any? {
        guard !name.isEmpty, name != "." else { return stack.last }
        let parts = name.split(separator: ".").map(String.init)
        var found: Any?
        for level in stack.reversed() where found == nil {
            found = TemplateLint.child(parts[0], of: level)
        }
        for part in parts.dropFirst() {
            found = found.flatMap { TemplateLint.child(part, of: $0) }
        }
        if found == nil { complain("{{\(name)}} stands for nothing.") }
        return found
    }

    private static func child(_ name: String, of value: Any) -> Any? {
        switch value {
        case let values as [String: Any]: values[name]
        case let texts as [String: String]: texts[name]
        default: nil
        }
    }

    /// A block that the inherited template does not have would be dropped without a word.
    private mutating func checkBlocks(of name: String, _ blocks: [TemplateTag]) {
        let known = Set(TemplateLint.blockNames(tags[name] ?? []))
        for case .block(let block, _) in blocks where !known.contains(block) {
            complain("\(name) has no block \(block).")
        }
    }

    private static func blockNames(_ tags: [TemplateTag]) -> [String] {
        tags.flatMap { tag -> [String] in
            switch tag {
            case .block(let name, let inside): [name] + blockNames(inside)
            case .section(_, let inside), .inverted(_, let inside): blockNames(inside)
            default: []
            }
        }
    }

    private mutating func complain(_ text: String) {
        problems.append("\(page): \(text)")
    }
}
