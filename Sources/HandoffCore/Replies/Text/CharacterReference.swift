/// Character references of HTML: `&amp;`, `&#228;`, `&#xE4;`.
enum CharacterReference {
    /// The text with its references replaced; what is none stays as it is.
    static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let sign = rest.firstIndex(of: "&") {
            result.append(contentsOf: rest[..<sign])
            rest = rest[sign...]
            if let (scalars, length) = reference(in: rest) {
                result.append(contentsOf: scalars)
                rest = rest.dropFirst(length)
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        result.append(contentsOf: rest)
        return String(result)
    }

    /// No reference is longer.
    private static let longest = 32

    private static func reference(in text: Substring.UnicodeScalarView)
        -> (scalars: [Unicode.Scalar], length: Int)?
    {
        let body = text.dropFirst().prefix(longest).prefix { $0 == "#" || $0.isLetterOrDigit }
        let name = String(Substring(body))
        guard text.dropFirst(1 + body.count).first == ";", !name.isEmpty else { return nil }
        guard let scalar = name.hasPrefix("#") ? numbered(name.dropFirst()) : named[name] else {
            return nil
        }
        return ([scalar], body.count + 2)
    }

    /// The character of a number; what is no character becomes the replacement character.
    private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
        let isHex = digits.first == "x" || digits.first == "X"
        let digits = isHex ? digits.dropFirst() : digits
        guard !digits.isEmpty, digits.allSatisfy({ isHex ? $0.isHexDigit : $0.isNumber }) else {
            return nil
        }
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard let number = UInt32(digits, radix: isHex ? 16 : 10), number != 0 else {
            return replacement
        }
        return windows[number] ?? Unicode.Scalar(number) ?? replacement
    }

    /// Numbers of the code page 1252, which old mail programs write where the standard has
    /// control characters.
    private static let windows: [UInt32: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x86: "†", 0x8B: "‹", 0x91: "‘", 0x92: "’",
        0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x99: "™", 0x9B: "›",
    ]

    /// The names that mail programs and editors write: those of HTML 4 for Latin letters, and the
    /// common signs.
    ///
    /// A name that is not known stays as it was written.
    private static let named: [String: Unicode.Scalar] = {
        var table = signs
        for (name, value) in zip(latinNames.split(separator: " "), UInt32(0xA0)...0xFF) {
            table[String(name)] = Unicode.Scalar(value)
        }
        return table
    }()

    /// The names of U+00A0 to U+00FF, in order.
    private static let latinNames = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
        plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
        iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
        Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
        Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
        eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml \
        divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let signs: [String: Unicode.Scalar] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"",
        "QUOT": "\"", "apos": "'", "num": "#", "lpar": "(", "rpar": ")", "lsqb": "[",
        "rsqb": "]", "lbrack": "[", "rbrack": "]", "ast": "*", "grave": "`", "lowbar": "_",
        "colon": ":", "semi": ";", "comma": ",", "period": ".", "excl": "!", "quest": "?",
        "commat": "@", "dollar": "$", "percnt": "%", "sol": "/", "bsol": "\\", "equals": "=",
        "plus": "+", "hyphen": "‐", "verbar": "|", "vert": "|", "lcub": "{", "rcub": "}",
        "Tab": "\t", "NewLine": "\n", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š",
        "Yuml": "Ÿ", "fnof": "ƒ", "circ": "ˆ", "tilde": "˜", "ensp": " ", "emsp": " ",
        "thinsp": " ", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
        "rlm": "\u{200F}", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
        "ldquo": "“", "rdquo": "”", "bdquo": "„", "dagger": "†", "Dagger": "‡", "bull": "•",
        "hellip": "…", "permil": "‰", "prime": "′", "Prime": "″", "lsaquo": "‹", "rsaquo": "›",
        "euro": "€", "trade": "™", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓",
        "harr": "↔", "minus": "−", "infin": "∞", "asymp": "≈", "ne": "≠", "le": "≤", "ge": "≥",
        "check": "✓", "star": "☆", "hearts": "♥",
    ]
}

extension Unicode.Scalar {
    fileprivate var isLetterOrDigit: Bool {
        "a"..."z" ~= self || "A"..."Z" ~= self || "0"..."9" ~= self
    }
}
