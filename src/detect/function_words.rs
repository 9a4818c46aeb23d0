//! The function words of languages written in letters they share with others: data, no logic.

/// ISO 639-1 code and the commonest short words of each language.
pub(super) const FUNCTION_WORDS: &[(&str, &str)] = &[
    ("en", "the of and to in for is that or with are by on this be as you your we our from any not have may will it"),
    (
        "de",
        "der die und das den von zu mit für ist auf nicht sich ein eine dem des im wir sie oder werden bei auch als sind nach ihre",
    ),
    (
        "fr",
        "le la les de des et du en un une que est pour dans par sur au avec qui ne pas vous nous votre vos ce cette aux sont ou",
    ),
    (
        "es",
        "el la los las de y que en un una por para con del se es no al su como más o sus lo usted nuestro puede este esta",
    ),
    (
        "it",
        "il la di che e un una per con del della dei delle non sono si da in al è come più nel alla anche gli questo ai o",
    ),
    (
        "pt",
        "o a os as de e que do da em um uma para com não por se dos das no na ao é mais como ou seu sua são pelo você",
    ),
    (
        "nl",
        "de het een en van in is dat op te met voor niet zijn aan die er ook als bij om wij door naar uw worden of deze onze",
    ),
    ("sv", "och att det som en på är av för med den till inte om ett har vi du kan eller från din våra när så detta"),
    (
        "da",
        "og at det en er til af på for med den som ikke der et har vi du kan eller fra din vores når også dette blive",
    ),
    (
        "no",
        "og at det en er til av på for med den som ikke et har vi du kan eller fra din våre når også dette bli hva opplysninger",
    ),
    (
        "fi",
        "ja on ei että se joka tai kun mutta ovat sekä voi niin kuin mukaan hän ole tämä myös käyttää voimme jos me olla",
    ),
    ("pl", "i w na z do się że nie jest o to od po za przez dla oraz jak lub są które ich może tym które przy jako"),
    ("cs", "a v se na je že s z do o i k pro za by od po které jako jsou nebo při jeho může být tak bude podle které"),
    ("sk", "a v sa na je že s z do o aj k pre za by od po ktoré ako sú alebo pri jeho môže byť tak bude podľa"),
    (
        "hu",
        "a az és hogy nem is egy ez meg vagy csak de volt mint már még ha el az ezt lehet kell által amely valamint",
    ),
    ("ro", "și de la în a cu pe nu că este din pentru care o un mai sau sunt prin ca se sa fi au le dvs poate"),
    (
        "tr",
        "ve bir bu için ile olarak de da olan veya daha çok gibi kadar en ne her sonra tarafından olduğu ise ya kişisel",
    ),
    ("id", "dan yang di untuk dengan dari ini pada anda kami atau dalam tidak akan oleh adalah dapat itu ke sebagai"),
    ("vi", "và của các là có cho được trong không với một này những để người đã từ khi bạn chúng tôi về hoặc đến"),
    ("hr", "i u na je se da za s od su koji kao ne o iz što ili ako sve te može ovo također koje biti"),
    ("sl", "in v na je se da za z so ki kot ne o iz ali pri tudi po če lahko vas vaše od kar ter"),
    (
        "ca",
        "el la els les de i que en un una per amb del és no al com més o les seves els aquesta pot dels aquest seva",
    ),
    ("et", "ja on ei et see kui mis või ka oma selle aga kes olla meie teie isikuandmete mida kas võib"),
    ("lt", "ir yra kad tai ar kaip iš su į apie bei nuo dėl jūsų mes arba būti taip pat gali"),
    ("lv", "un ir ka no uz par ar kas vai tas arī lai kā var jūsu mēs šo tiek pēc pie"),
    ("ru", "и в не на что с по для это или как от вы мы его к о за при из вас которые может также"),
    ("uk", "і в не на що з для та або як від ви ми його до про за при із вас які може також є це"),
    ("bg", "и в на да за от се с не по е са или като ще при това които към ние вие може"),
    ("sr", "и у на је се да за са од су који као не о из што или ако све те може ово"),
];
