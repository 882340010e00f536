package import Kernel

/// Every route with what is needed to try it as somebody, for the test that tries every route as every role.
package struct RouteWalk: Sendable {
    package struct Step: Sendable {
        package let method: Route.Method
        /// As it is declared, for example `/accounts/{id}`.
        package let pattern: String
        /// With a value in the place of every parameter.
        package let path: String
        package let access: Route.Access
        package let kind: Route.Kind

        /// True when somebody with these permissions, or nobody, may pass the door.
        package func isFor(_ actor: Actor?) -> Bool {
            switch access {
            case .open: true
            case .signedIn: actor != nil
            case .needs(let permission): actor?.may(permission) ?? false
            }
        }
    }

    package let steps: [Step]

    /// `values` fill the parameters by name; one that is not named becomes `none`.
    package init(_ site: Site, values: [String: String] = [:]) {
        steps = site.routes.map { route in
            let parts = route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
                guard part.hasPrefix("{"), part.hasSuffix("}") else { return String(part) }
                return PercentCoding.encoded(values[String(part.dropFirst().dropLast()), default: "none"])
            }
            return Step(
                method: route.method, pattern: route.path, path: parts.joined(separator: "/"),
                access: route.access, kind: route.kind)
        }
    }

    /// Writes that a stranger can reach; only signing in may be among them.
    package var openWrites: [Step] {
        steps.filter { !$0.method.isSafe && $0.access == .open }
    }
}
