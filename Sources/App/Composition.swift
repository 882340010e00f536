package import Access
internal import Attachments
package import Bargaining
package import Cards
package import Care
package import Connections
package import Counters
internal import Desks
package import Directory
package import Imports
package import Jobs
internal import Kernel
package import Logging
package import Members
package import Organisation
package import Partners
package import Publicity
package import Reports
package import Sales
package import Settings
package import Storage
package import Supervision
package import Targets
package import Web

/// Everything that is built once and passed on by init.
package struct Composition: Sendable {
    package let store: Store
    package let organisation: OrganisationFacade
    package let access: AccessFacade
    package let members: MembersFacade
    package let cards: CardsFacade
    package let partners: PartnersFacade
    package let sales: SalesFacade
    package let counters: CountersFacade
    package let connections: ConnectionsFacade
    package let care: CareFacade
    package let supervision: SupervisionFacade
    package let reports: ReportsFacade
    package let directory: DirectoryFacade
    package let publicity: PublicityFacade
    package let bargaining: BargainingFacade
    package let targets: TargetsFacade
    package let jobs: JobDesk
    package let settings: SettingsDesk

    package init(
        store: Store, hasher: PasswordHasher, seal: SecretSeal = .none, allowsLocalWebhooks: Bool = false
    ) {
        self.store = store
        jobs = JobDesk(store: store)
        settings = SettingsDesk(store: store)
        let organisation = OrganisationFacade()
        self.organisation = organisation
        let members = MembersFacade(
            organisation: organisation,
            dependents: [
                SalesFacade.memberDependents, Composition.accountDependents, PublicityFacade.memberDependents,
            ],
            seal: seal)
        self.members = members
        let cards = CardsFacade(organisation: organisation, members: members, seal: seal)
        self.cards = cards
        let partners = PartnersFacade(organisation: organisation)
        self.partners = partners
        let ground = RoleGround(
            organisation: organisation,
            memberUnit: { memberNo, tx in try Composition.unit(of: memberNo, members, organisation, in: tx) },
            isBranch: { code, tx in
                try partners.register.value(in: tx).partner(code: code).map { $0.parentNumber != nil }
            })
        access = AccessFacade(
            store: store, hasher: hasher, seal: seal, ground: ground,
            sessionRules: { [settings] tx in
                let settings = try settings.settings(in: tx)
                return SessionRules(idleHours: settings.idleHours, days: settings.sessionDays)
            })
        sales = SalesFacade(
            store: store, organisation: organisation, members: members, partners: partners, cards: cards)
        counters = CountersFacade(partners: partners, sales: sales, cards: cards)
        connections = ConnectionsFacade(
            store: store, access: access, partners: partners, sales: sales, cards: cards, seal: seal,
            allowsLocalWebhooks: allowsLocalWebhooks)
        let care = CareFacade(organisation: organisation, partners: partners)
        self.care = care
        let supervision = SupervisionFacade(organisation: organisation, partners: partners)
        self.supervision = supervision
        reports = ReportsFacade(
            organisation: organisation, sources: [sales.figureSource],
            partners: PartnerSource { tx in try Composition.reportPartners(partners.register.value(in: tx)) },
            support: care.supportSource, programmes: [sales.beneficiarySource, care.beneficiarySource],
            partnerReach: sales.reachSource, difficulties: supervision.difficultySource)
        let bargaining = BargainingFacade(organisation: organisation)
        self.bargaining = bargaining
        targets = TargetsFacade(organisation: organisation, sources: bargaining.countSources)
        directory = DirectoryFacade(organisation: organisation, partners: partners)
        publicity = PublicityFacade(
            organisation: organisation, partners: partners, members: members, sales: sales, supervision: supervision)
    }

    /// The files that the product takes in, in the order in which a new installation needs them.
    package var importKinds: [any ImportKind] {
        organisation.importKinds + members.importKinds + partners.importKinds + sales.importKinds
            + care.importKinds + directory.importKinds + bargaining.importKinds
    }

    /// The files that the product hands out, in the order in which `import` takes them in.
    package var exportKinds: [any ExportKind] {
        organisation.exportKinds + members.exportKinds + partners.exportKinds + sales.exportKinds
            + care.exportKinds + directory.exportKinds + supervision.exportKinds
            + bargaining.exportKinds
    }

    /// What the areas hand to the site, in the order of the head's links.
    package var doors: [AreaDoor] {
        [
            AreaDoor(name: "app", resources: Areas.resources, routes: []),
            SalesArea.door(store: store, sales: sales, reports: reports),
            CountersArea.door(store: store, counters: counters),
            ConnectionsArea.door(connections),
            ReportsArea(store: store, reports: reports).door,
            SupervisionArea.door(store: store, supervision: supervision),
            CareArea.door(store: store, care: care, reports: reports),
            PublicityArea.door(store: store, publicity: publicity),
            MembersArea.door(
                store: store, members: members, purchases: sales.memberPurchases, links: [CardsFacade.memberLink]),
            CardsArea.door(
                store: store, cards: cards, benefits: PublicityFacade.benefitsPage,
                kept: PublicityFacade.keptBenefits),
            OrganisationArea.door(
                store: store, organisation: organisation, affairs: unitAffairs, movements: members.movements),
            TargetsArea.door(store: store, targets: targets),
            BargainingArea.door(store: store, bargaining: bargaining),
            PartnersArea.door(store: store, partners: partners),
            DirectoryArea.door(store: store, directory: directory),
            importDesk.door, jobs.door,
            AttachmentsDoor.door, settings.door,
            AccessArea.door(access),
            DesksArea.door(
                store: store, desks: desks,
                stranger: PublicityArea.start(store: store, publicity: publicity)),
        ]
    }

    /// The long work that goes on in the background.
    package var jobKinds: [JobKind] {
        importDesk.jobKinds + PublicityArea.jobKinds(store: store, publicity: publicity)
            + CardsArea.jobKinds(store: store, cards: cards)
    }

    /// The web server of this database.
    package func site(settings: SiteSettings, logger: Logger) throws -> Site {
        try Site(doors: doors, store: store, authenticator: access.authenticator, settings: settings, logger: logger)
    }

    /// The schema of all areas, in the order of need.
    package static func migrations() throws -> [Migration] {
        try JobDesk.migrations() + ImportDesk.migrations() + OrganisationArea.migrations() + AccessArea.migrations()
            + MembersArea.migrations() + CardsArea.migrations()
            + PartnersArea.migrations() + SalesArea.migrations() + CountersArea.migrations()
            + ConnectionsArea.migrations() + CareArea.migrations()
            + DirectoryArea.migrations() + ReportsArea.migrations() + AttachmentsDoor.migrations()
            + SettingsDesk.migrations()
            + SupervisionArea.migrations() + PublicityArea.migrations() + BargainingArea.migrations()
            + TargetsArea.migrations()
            + DesksArea.migrations()
    }

    /// The unit of a member today; nil for nobody and for those who belong to none.
    private static func unit(
        of memberNo: String, _ members: MembersFacade, _ organisation: OrganisationFacade, in tx: Transaction
    ) throws -> Int64? {
        guard let member = try members.find([memberNo], in: tx)[memberNo] else { return nil }
        let tree = try organisation.tree.value(in: tx)
        return try members.units.value(in: tx).unit(of: member.number, on: tx.today, in: tree)
    }

    /// Accounts of members, which name the member's number as their scope.
    private static let accountDependents = MemberDependents(name: "accounts", namesPersons: true) { members, tx in
        try AccessFacade.countHolders(of: members.map { .member(number: $0.memberNo) }, in: tx)
    }

    private static func reportPartners(_ register: PartnerRegister) throws -> [ReportPartner] {
        register.partners.sorted { $0.code < $1.code }.map { partner in
            ReportPartner(
                code: partner.code, name: partner.name,
                parentCode: partner.parentNumber.flatMap { register.partner($0)?.code })
        }
    }
}
