internal import Kernel
package import Logging

/// What a site reads from files: texts, templates, assets and the map; the same for every store.
package struct SiteFiles: Sendable {
    let catalogue: Catalogue
    let templates: Templates
    let assets: AssetStore
    let tiles: VietnamTiles

    /// Throws `SiteFault` when a text stands twice or a template cannot be read.
    package init(doors: [AreaDoor], settings: SiteSettings, logger: Logger) throws {
        catalogue = try Catalogue(folders: [WebResources.folder] + doors.map(\.resources), logger: logger)
        templates = try Templates(doors: doors)
        assets = try AssetStore(folder: settings.publicFolder)
        tiles = try VietnamTiles(file: settings.dataFolder + "/map-tiles.csv")
    }
}
