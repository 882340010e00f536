/// Reads a `.rels` part: which parts a part of the workbook names.
final class RelationshipsHandler: XMLHandler {
    struct Relationship {
        let id: String
        /// The last word of the type's address, such as `worksheet`.
        ///
        /// The address has two spellings, by the year of the standard.
        let type: String
        let target: String
    }

    private(set) var relationships: [Relationship] = []

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let target = attributes["Target"],
            let type = attributes["Type"]?.split(separator: "/").last
        else { return }
        relationships.append(Relationship(id: id, type: String(type), target: target))
    }
}
