/// What kind of union unit it is, before and after July 2025 (welfare-rules section 1).
package enum UnitKind: String, Sendable, CaseIterable {
    case confederation
    case provincialFederation = "provincial_federation"
    case districtFederation = "district_federation"
    case centralSectorUnion = "central_sector_union"
    case corporationUnion = "corporation_union"
    case localSectorUnion = "local_sector_union"
    case industrialZoneUnion = "industrial_zone_union"
    case communeUnion = "commune_union"
    case grassrootsUnion = "grassroots_union"
    case occupationalUnion = "occupational_union"
    case departmentUnion = "department_union"
    case unionGroup = "union_group"

    /// Department unions and union groups are parts of a grassroots union and are not counted among the units.
    package var isPartOfGrassroots: Bool { self == .departmentUnion || self == .unionGroup }
}
