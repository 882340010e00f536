/// Text to be found as it is by `LIKE ... ESCAPE '\'`.
enum LikePattern {
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
