internal import App

@main
struct Phucloi {
    static func main() async {
        await PhucloiCommand.runToExit()
    }
}
