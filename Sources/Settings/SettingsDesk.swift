internal import Attachments
internal import Foundation
package import Kernel
package import Storage
package import Web

/// What an installation decides about itself, and whether anything in it is real; one for each store.
package struct SettingsDesk: Sendable {
    /// May change what the whole installation looks like and how long it keeps things.
    package static let manage = Permission("settings.manage")

    let store: Store
    private let current: RegisterCache<Current>
    private let kept = KeptLook()

    static let register = "settings"
    static let mostShown = 20

    struct Current: Sendable {
        let stored: StoredSettings
        let isTraining: Bool
    }

    package init(store: Store) {
        self.store = store
        current = RegisterCache(SettingsDesk.register) { tx in
            let latest = try SettingsQueries.versions(limit: 1, in: tx).first
            let none = StoredSettings(version: 0, madeAt: tx.now, madeBy: "", settings: InstallationSettings())
            return Current(stored: latest ?? none, isTraining: try SettingsQueries.isTraining(in: tx))
        }
    }

    /// The folder of the texts, templates and migrations.
    package static var resources: String { Bundle.module.bundlePath }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "settings", folder: resources + "/Schema")
    }

    /// The pages of settings, and what every page says of the installation.
    package var door: AreaDoor {
        AreaDoor(
            name: "settings", resources: SettingsDesk.resources, routes: SettingsRoutes(desk: self).routes,
            navigation: [
                NavigationItem(
                    .administration, "settings.title", SettingsPage.path, permission: SettingsDesk.manage)
            ],
            pages: [SettingsPage.self, SettingsPreviewPage.self], look: { try await look() })
    }

    /// The settings as this transaction sees them.
    package func settings(in tx: Transaction) throws -> InstallationSettings {
        try current.value(in: tx).stored.settings
    }

    /// Whether the database was made for training.
    package func isTraining(in tx: Transaction) throws -> Bool {
        try current.value(in: tx).isTraining
    }

    /// Says for ever that nothing in this database is real.
    package func markTraining(as actor: Actor, in tx: Transaction) throws {
        guard try !SettingsQueries.isTraining(in: tx) else { return }
        try SettingsQueries.markTraining(in: tx)
        try tx.markChanged(SettingsDesk.register)
        try tx.audit(actor, "settings.mark_training", "database")
    }

    func stored(in tx: Transaction) throws -> StoredSettings { try current.value(in: tx).stored }

    /// Takes the settings in the place of the version that was looked at.
    ///
    /// Throws the refusals of `check`, `settings_changed_meanwhile` and `settings_logo_unknown`.
    func save(_ settings: InstallationSettings, over version: Int64, as actor: Actor) async throws {
        try settings.check()
        try await store.write { tx in
            let before = try SettingsQueries.versions(limit: 1, in: tx).first
            guard (before?.version ?? 0) == version else { throw Refusal("settings_changed_meanwhile") }
            let old = before?.settings ?? InstallationSettings()
            guard old != settings else { return }
            guard try settings.logo.isEmpty || AttachmentShelf.file(settings.logo, in: tx)?.kind.isPicture ?? false
            else { throw Refusal("settings_logo_unknown") }
            try SettingsQueries.insert(
                StoredSettings(version: version + 1, madeAt: tx.now, madeBy: actor.name, settings: settings), in: tx)
            try tx.markChanged(SettingsDesk.register)
            let changed = zip(old.shown, settings.shown).filter { $0.value != $1.value }.map(\.0.field)
            try tx.audit(
                actor, "settings.change", "installation",
                ["version": String(version + 1), "fields": changed.joined(separator: " ")])
        }
        kept.forget()
    }

    /// What every page says, as of less than half a minute ago; what is saved here is seen at once.
    private func look() async throws -> SiteLook {
        if let look = kept.value { return look }
        let look = try await store.read { tx in
            let current = try current.value(in: tx)
            let settings = current.stored.settings
            return SiteLook(
                name: settings.name.isEmpty ? nil : settings.name,
                owner: settings.owner.isEmpty ? nil : settings.owner,
                logo: settings.logo.isEmpty ? nil : SettingsPage.logoPath(settings.logo),
                language: Language(rawValue: settings.language) ?? .vietnamese, languages: settings.languages,
                isTraining: current.isTraining)
        }
        kept.remember(look)
        return look
    }
}
