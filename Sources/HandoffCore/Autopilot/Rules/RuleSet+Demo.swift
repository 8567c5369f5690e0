import YAML

extension RuleSet {
    /// The rules of the demo: they answer what visitors usually try, and hand off on
    /// "talk to a human" and the like.
    ///
    /// - Throws: `YAMLMistakes`, never in a build that has passed its tests.
    package static var demo: RuleSet {
        get throws(YAMLMistakes) { try RuleSet(yaml: demoText, file: "the demo's rules") }
    }

    /// The text of the demo's rules, which makes a good beginning for rules of one's own.
    package static let demoText = #"""
        handoff level: quick handoff
        rules:
          - name: no human wanted
            when: { says: ["no human", "not a human", "don't want a human"] }
            say: All right, it stays between us. What can I do for you?
          - name: a human
            when: { signals: request }
            say: Of course. I am handing you over to a colleague, who has read everything you wrote.
            hand off: { because: request }
          - name: lost patience
            when: { signals: frustration }
            say: I am sorry that this is so tiresome. A colleague takes over right away.
            hand off: { because: frustration, sentiment: angry }
          - name: legal advice
            when: { says: [lawyer, lawsuit, "sue you", "legal action", "legal advice"] }
            say: That is something only my colleagues may speak about. I am handing you over.
            hand off: { because: forbidden topic, topic: legal advice }
          - name: an order
            when: { matches: 'order\s*(?:no\.?|number|#)?\s*(?<order>\d{3,})' }
            say: "Order {order} left our warehouse and is on its way. Is there anything else?"
            show: { component: orderStatus, data: { order: "{order}", status: shipped } }
          - name: where is my order
            when: { says: ["my order", delivery, package, parcel, "arrive*"] }
            say: I can look that up. What is the number of your order?
          - name: refund
            when: { says: ["refund*", "money back", "return*"] }
            say: >-
              You can send anything back within 30 days, and we refund it within 5 days of its
              arrival. Would you like a label for the parcel?
          - name: opening hours
            when: { says: ["opening hours", "are you open", "when do you", "business hours"] }
            say: We are here from Monday to Friday, 9 to 17 o'clock; I am here at any time.
          - name: a file
            when: { attaches: anything }
            say: "Thank you, I have received {files}. What would you like me to do with it?"
          - name: thanks
            when: { says: [thanks, "thank you", thx, danke] }
            say: You are welcome. Is there anything else?
          - name: greeting
            when: { says: [hello, hi, hey, "good morning", "good evening", hallo] }
            say: "Hello! How can I help you?"
          - name: everything else
            when: anything
            say: >-
              I am not sure that I understand. Tell me more, or say "talk to a human" and a
              colleague takes over.
        """#
}
