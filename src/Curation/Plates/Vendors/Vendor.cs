namespace Curation.Plates.Vendors;

/// <summary>Whose software named the image files of a plate.</summary>
public enum Vendor
{
    /// <summary>Revvity Opera Phenix and Operetta.</summary>
    Phenix,

    /// <summary>Yokogawa CV7000 and CV8000.</summary>
    Yokogawa,

    /// <summary>Molecular Devices ImageXpress Micro.</summary>
    ImageXpress,

    /// <summary>Nikon NIS-Elements, the names of pooled screens.</summary>
    NikonPooled,

    /// <summary>Nikon NIS-Elements, the names of plates.</summary>
    NikonPlate,

    /// <summary>Nikon NIS-Elements, any other name.</summary>
    Nikon,

    /// <summary>PerkinElmer Opera, and what Columbus exports.</summary>
    Opera,

    /// <summary>BioTek Cytation and Lionheart.</summary>
    Gen5,

    /// <summary>Cytiva (GE) IN Cell Analyzer.</summary>
    InCell,
}
