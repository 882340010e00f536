package import Web

extension RowFault {
    /// What to say beside a form's field: the sentence of the file without the row and the column at its front.
    package func sentence(_ messages: Messages) -> String {
        let text = messages.text(messageKey, parameters(row: 1))
        guard let colon = text.firstRange(of: ": ") else { return text }
        let rest = text[colon.upperBound...]
        return rest.prefix(1).uppercased() + rest.dropFirst()
    }
}
