internal import Foundation
internal import Kernel

/// The hierarchy of units as an SDMX-JSON 2.0 structure message (github.com/sdmx-twg/sdmx-json), as `pysdmx` reads it.
struct HierarchyWire {
    static let agency = "PHUCLOI"
    static let codelist = "CL_UNION_UNIT"
    static let hierarchy = "H_UNION_UNIT"
    static let version = "1.0"
    static let names = (codelist: "Đơn vị công đoàn", hierarchy: "Cây đơn vị công đoàn qua các thời kỳ")

    struct Meta: Encodable {
        let schema = "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json"
        let id: String
        let prepared: String
        let sender: [String: String]
        let contentLanguages = ["vi"]
        let test = false
    }

    struct Code: Encodable {
        let id: String
        let name: String
    }

    struct Codelist: Encodable {
        let id = HierarchyWire.codelist
        let agencyID = HierarchyWire.agency
        let version = HierarchyWire.version
        let name = HierarchyWire.names.codelist
        let codes: [Code]
    }

    struct Line: Encodable {
        let id: String
        let code: String
        let validFrom: String?
        let validTo: String?
        /// Nil rather than empty, which the schema forbids.
        let hierarchicalCodes: [Line]?

        init(_ line: UnitHierarchy.Line) {
            id = line.id
            code =
                "urn:sdmx:org.sdmx.infomodel.codelist.Code=\(HierarchyWire.agency):\(HierarchyWire.codelist)"
                + "(\(HierarchyWire.version)).\(line.code.id)"
            validFrom = line.days.from.map { "\($0)T00:00:00+07:00" }
            // SDMX counts the last moment in, ours is the day on which it is over.
            validTo = line.days.to.map { "\($0 - 1)T23:59:59+07:00" }
            hierarchicalCodes = line.below.isEmpty ? nil : line.below.map(Line.init)
        }
    }

    struct Hierarchy: Encodable {
        let id = HierarchyWire.hierarchy
        let agencyID = HierarchyWire.agency
        let version = HierarchyWire.version
        let name = HierarchyWire.names.hierarchy
        let hasFormalLevels = false
        let hierarchicalCodes: [Line]
    }

    struct Content: Encodable {
        let codelists: [Codelist]
        let hierarchies: [Hierarchy]
    }

    let meta: Meta
    let data: Content

    init(_ hierarchy: UnitHierarchy, at instant: Instant) {
        meta = Meta(
            id: "unit-hierarchy-\(instant.businessDay)", prepared: instant.iso8601, sender: ["id": HierarchyWire.agency]
        )
        data = Content(
            codelists: [Codelist(codes: hierarchy.codes.map { Code(id: $0.id, name: $0.unit.name) })],
            hierarchies: [Hierarchy(hierarchicalCodes: hierarchy.tops.map(Line.init))])
    }

    /// `meta` stands first: readers look there for the version before they read on.
    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array("{\"meta\":".utf8) + (try encoder.encode(meta)) + Array(",\"data\":".utf8)
                + (try encoder.encode(data)) + Array("}".utf8)
        }
    }
}
