internal import Foundation
package import Storage
package import Web

/// The door of Access: its routes, links, templates and schema.
package enum AccessArea {
    package static func door(_ facade: AccessFacade) -> AreaDoor {
        AreaDoor(name: "access", resources: Bundle.module.bundlePath, routes: [])
    }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "access", folder: Bundle.module.bundlePath + "/Schema")
    }
}
