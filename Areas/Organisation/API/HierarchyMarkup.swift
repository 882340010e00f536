internal import Foundation
internal import Kernel

/// The hierarchy of units as an SDMX-ML 2.1 structure message, for readers without SDMX-JSON such as `sdmx1`.
struct HierarchyMarkup {
    private static let spaces =
        "xmlns:mes=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\" "
        + "xmlns:str=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure\" "
        + "xmlns:com=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common\""

    let text: String

    init(_ hierarchy: UnitHierarchy, at instant: Instant) {
        let owner = "agencyID=\"\(HierarchyWire.agency)\" version=\"\(HierarchyWire.version)\""
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mes:Structure \(HierarchyMarkup.spaces)>
            <mes:Header><mes:ID>unit-hierarchy-\(instant.businessDay)</mes:ID><mes:Test>false</mes:Test>\
            <mes:Prepared>\(instant.iso8601)</mes:Prepared><mes:Sender id="\(HierarchyWire.agency)"/></mes:Header>
            <mes:Structures>
            <str:Codelists><str:Codelist id="\(HierarchyWire.codelist)" \(owner)>\
            \(HierarchyMarkup.name(HierarchyWire.names.codelist))

            """
        for code in hierarchy.codes {
            text += "<str:Code id=\"\(code.id)\">\(HierarchyMarkup.name(code.unit.name))</str:Code>\n"
        }
        text += """
            </str:Codelist></str:Codelists>
            <str:HierarchicalCodelists><str:HierarchicalCodelist id="HCL_UNION_UNIT" \(owner)>\
            \(HierarchyMarkup.name(HierarchyWire.names.hierarchy))
            <str:Hierarchy id="\(HierarchyWire.hierarchy)" leveled="false">\
            \(HierarchyMarkup.name(HierarchyWire.names.hierarchy))

            """
        for top in hierarchy.tops { HierarchyMarkup.add(top, to: &text) }
        text += "</str:Hierarchy></str:HierarchicalCodelist></str:HierarchicalCodelists>\n"
        text += "</mes:Structures>\n</mes:Structure>\n"
        self.text = text
    }

    private static func add(_ line: UnitHierarchy.Line, to text: inout String) {
        let wire = HierarchyWire.Line(line)
        text += "<str:HierarchicalCode id=\"\(line.id)\""
        if let from = wire.validFrom { text += " validFrom=\"\(from)\"" }
        if let to = wire.validTo { text += " validTo=\"\(to)\"" }
        text += "><str:Code><Ref id=\"\(line.code.id)\" maintainableParentID=\"\(HierarchyWire.codelist)\""
        text += " maintainableParentVersion=\"\(HierarchyWire.version)\" agencyID=\"\(HierarchyWire.agency)\""
        text += " package=\"codelist\" class=\"Code\"/></str:Code>\n"
        for child in line.below { add(child, to: &text) }
        text += "</str:HierarchicalCode>\n"
    }

    private static func name(_ name: String) -> String {
        let escaped = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<com:Name xml:lang=\"vi\">\(escaped)</com:Name>"
    }
}
