internal import Foundation
package import Storage
package import Web

/// The texts and the schema of this target, which has no pages of its own.
package enum AttachmentsDoor {
    /// The folder that holds `Messages` and `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    package static var door: AreaDoor { AreaDoor(name: "attachments", resources: resources, routes: []) }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "attachments", folder: resources + "/Schema")
    }
}
