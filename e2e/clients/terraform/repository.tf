resource "aws_ecrpublic_repository" "app" {
  repository_name = "infra/app"
  catalog_data {
    about_text        = "# About"
    architectures     = ["ARM 64", "x86-64"]
    description       = var.description
    operating_systems = ["Linux"]
    usage_text        = "# Usage"
  }
  tags = { team = "web" }
}

resource "aws_iam_user" "pusher" {
  name = "pusher"
  path = "/machines/"
  tags = { team = "web" }
}

resource "aws_iam_access_key" "pusher" {
  user = aws_iam_user.pusher.name
}

resource "aws_iam_policy" "push" {
  name = "push"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"]
        Resource = "*"
      }
    ]
  })
}

resource "aws_iam_user_policy_attachment" "push" {
  user       = aws_iam_user.pusher.name
  policy_arn = aws_iam_policy.push.arn
}

resource "aws_ecrpublic_repository_policy" "push" {
  repository_name = aws_ecrpublic_repository.app.repository_name
  policy = jsonencode({
    Version = "2008-10-17"
    Statement = [
      {
        Sid       = "AllowPush"
        Effect    = "Allow"
        Principal = { AWS = aws_iam_user.pusher.arn }
        Action = [
          "ecr-public:BatchCheckLayerAvailability",
          "ecr-public:PutImage",
          "ecr-public:InitiateLayerUpload",
          "ecr-public:UploadLayerPart",
          "ecr-public:CompleteLayerUpload",
        ]
      }
    ]
  })
}

data "aws_ecrpublic_authorization_token" "token" {}
