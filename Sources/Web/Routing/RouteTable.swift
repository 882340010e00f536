/// Finds the routes of a path: paths without parameters in one look-up, the others by walking a tree of their parts.
struct RouteTable: Sendable {
    /// The routes of one path by method.
    struct Entry: Sendable {
        private(set) var routes: [Route] = []
        /// What the path is for; the same for all of its methods in practice, and the first one's otherwise.
        private(set) var kind = Route.Kind.page

        func route(for method: Route.Method) -> Route? {
            routes.first { $0.method == method }
        }

        mutating func add(_ route: Route) throws {
            guard self.route(for: route.method) == nil else {
                throw SiteFault("Two routes answer \(route.method.rawValue) \(route.path).")
            }
            if routes.isEmpty { kind = route.kind }
            routes.append(route)
        }

        /// The value of the `Allow` header.
        var allow: String {
            var methods = Route.Method.allCases.filter { route(for: $0) != nil }.map(\.rawValue)
            if methods.first == "GET" { methods.insert("HEAD", at: 1) }
            return (methods + ["OPTIONS"]).joined(separator: ", ")
        }
    }

    struct Match: Sendable {
        let entry: Entry
        let parameters: [String]

        /// The parameters of a route under the names that its path gives them.
        func parameter(_ name: String, of route: Route) -> String? {
            let names = route.path.split(separator: "/").filter { $0.hasPrefix("{") }
            guard let index = names.firstIndex(of: "{\(name)}"), index < parameters.count else { return nil }
            return parameters[index]
        }
    }

    private final class Node: Sendable {
        let children: [String: Node]
        let parameter: Node?
        let entry: Entry?

        init(_ draft: Draft) {
            children = draft.children.mapValues { Node($0) }
            parameter = draft.parameter.map { Node($0) }
            entry = draft.entry
        }
    }

    private final class Draft {
        var children: [String: Draft] = [:]
        var parameter: Draft?
        var entry: Entry?
    }

    private let literal: [String: Entry]
    private let root: Node

    init(_ routes: [Route]) throws {
        var literal: [String: Entry] = [:]
        let draft = Draft()
        for route in routes {
            guard route.path.hasPrefix("/") else { throw SiteFault("The path \(route.path) must begin with /.") }
            if route.path.contains("{") {
                try RouteTable.add(route, to: draft)
            } else {
                try literal[route.path, default: Entry()].add(route)
            }
        }
        self.literal = literal
        root = Node(draft)
    }

    private static func add(_ route: Route, to root: Draft) throws {
        var node = root
        for part in route.path.split(separator: "/") {
            let next: Draft
            if part.hasPrefix("{") {
                guard part.hasSuffix("}"), part.count > 2 else { throw SiteFault("\(route.path) has a broken part.") }
                next = node.parameter ?? Draft()
                node.parameter = next
            } else {
                next = node.children[String(part)] ?? Draft()
                node.children[String(part)] = next
            }
            node = next
        }
        var entry = node.entry ?? Entry()
        try entry.add(route)
        node.entry = entry
    }

    func match(_ path: String) -> Match? {
        if let entry = literal[path] { return Match(entry: entry, parameters: []) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard parts.count <= 16, !parts.contains("") else { return nil }
        var parameters: [String] = []
        guard let entry = RouteTable.find(parts, in: root, &parameters) else { return nil }
        return Match(entry: entry, parameters: parameters)
    }

    /// Words win over parameters; a word that leads nowhere is tried as a parameter.
    private static func find(_ parts: ArraySlice<Substring>, in node: Node, _ parameters: inout [String]) -> Entry? {
        guard let part = parts.first else { return node.entry }
        if let child = node.children[String(part)], let found = find(parts.dropFirst(), in: child, &parameters) {
            return found
        }
        guard let child = node.parameter, let value = PercentCoding.decoded(part) else { return nil }
        parameters.append(value)
        if let found = find(parts.dropFirst(), in: child, &parameters) { return found }
        parameters.removeLast()
        return nil
    }
}
